import type {Text} from '../../model/language.ts';
import {officialPage, type Description} from './diagram.ts';

type Name =
  | 'client'
  | 'server'
  | 'bridge'
  | 'rules'
  | 'out'
  | 'back'
  | 'staticRoute'
  | 'routingTable'
  | 'hostNetwork'
  | 'noTranslation';

/** The addresses of the example; those of hosts, nodes' subnets and Services are the inventory's. */
export const packetAddresses = {
  client: '10.244.1.5',
  service: '10.96.4.20:80',
  server: '10.244.2.7:8080',
} as const;

export const servicePacketTexts: Readonly<Record<Name, Text>> = {
  client: {zh: '客户端 Pod', en: 'Client Pod'},
  server: {zh: 'Service 的一个 Pod', en: 'A Pod of the Service'},
  bridge: {zh: 'veth 与网桥', en: 'veth and bridge'},
  rules: {zh: 'kube-proxy 的规则', en: 'kube-proxy’s rules'},
  out: {zh: '去：DNAT 到随机选中的端点', en: 'out: DNAT to a random endpoint'},
  back: {zh: '回：conntrack 还原源地址', en: 'back: conntrack restores the source'},
  staticRoute: {zh: '静态路由', en: 'Static route'},
  routingTable: {zh: '路由表', en: 'Routing table'},
  hostNetwork: {zh: '主机之间的二层网络', en: 'Layer 2 network of the hosts'},
  noTranslation: {zh: '地址不再改变', en: 'addresses stay as they are'},
};

export const servicePacketDescription: Description = {
  caption: {
    zh: '一个数据包从 node01 的 Pod 经 Service 到 node02 的 Pod，再回来（实线是请求，虚线是应答；Pod 和 Service 的地址为举例）',
    en: 'A packet from a Pod on node01 through a Service to a Pod on node02, and back (full line: request; dashes: answer; addresses of Pods and Service are examples)',
  },
  items: [
    {
      zh: 'node01 上的客户端 Pod（`10.244.1.5`）访问 Service 的地址 `10.96.4.20:80`。这个地址不属于任何网卡。',
      en: 'The client Pod on node01 (`10.244.1.5`) calls the Service’s address, `10.96.4.20:80`, which belongs to no network interface.',
    },
    {
      zh: '数据包经 Pod 的 veth 到达网桥 `cni0`，也就是 Pod 的默认网关 `10.244.1.1`。',
      en: 'The packet goes through the Pod’s veth to the bridge `cni0`, which is the Pod’s default gateway, `10.244.1.1`.',
    },
    {
      zh: 'kube-proxy 写好的 iptables 规则命中：内核随机选一个端点，把目的地址改成 `10.244.2.7:8080`（DNAT），源地址不变。conntrack 记下这个连接。kube-proxy 自己不经手数据包。',
      en: 'It meets the iptables rules that kube-proxy has written: the kernel picks a random endpoint and makes its address, `10.244.2.7:8080`, the destination (DNAT). The source stays. conntrack notes the connection down. kube-proxy itself does not touch the packet.',
    },
    {
      zh: '静态路由把 `10.244.2.0/24` 指向 node02 的地址 `172.16.0.68`。',
      en: 'A static route sends `10.244.2.0/24` to node02’s address, `172.16.0.68`.',
    },
    {
      zh: '数据包经过主机之间的二层网络到达 node02。两端都是 Pod 的地址，没有隧道。',
      en: 'The packet crosses the hosts’ layer 2 network to node02, between the addresses of the two Pods and without a tunnel.',
    },
    {
      zh: 'node02 的路由表把 `10.244.2.0/24` 指向本机的网桥 `cni0`。',
      en: 'On node02 the routing table has `10.244.2.0/24` behind the bridge `cni0`.',
    },
    {
      zh: '网桥经 veth 把数据包送进 Pod。',
      en: 'The bridge passes the packet through a veth into the Pod.',
    },
    {
      zh: 'Pod 看到的源地址就是客户端 Pod 的地址 `10.244.1.5`，应答发往这个地址，经 node02 上通往 `10.244.1.0/24` 的静态路由回到 node01。',
      en: 'The Pod sees the client Pod’s own address, `10.244.1.5`, as the source. It answers to that, and node02’s static route to `10.244.1.0/24` leads the answer back to node01.',
    },
    {
      zh: '在 node01 上，conntrack 认出这个连接，把源地址还原成 `10.96.4.20:80`，客户端收到的应答正来自它访问的地址。',
      en: 'On node01 conntrack knows the connection and makes `10.96.4.20:80` the source again, so the client has its answer from the very address that it called.',
    },
  ],
  sources: [
    officialPage('reference/networking/virtual-ips/', {
      zh: '虚拟 IP 和服务代理',
      en: 'Virtual IPs and service proxies',
    }),
    officialPage('concepts/services-networking/service/', {zh: '服务（Service）', en: 'Service'}),
    officialPage('tutorials/services/source-ip/', {zh: '使用源 IP', en: 'Using source IP'}),
  ],
};
