import type {Text} from '../../model/language.ts';
import {officialPage, type Description} from './diagram.ts';

type Name =
  | 'users'
  | 'apiServer'
  | 'apiServerNote'
  | 'scheduler'
  | 'controllerManager'
  | 'etcdNote'
  | 'clients'
  | 'peers'
  | 'controlPlane'
  | 'workerNode'
  | 'agent'
  | 'healthPort'
  | 'runtime'
  | 'startsContainers'
  | 'rules'
  | 'rulesNote'
  | 'pods'
  | 'podsNote'
  | 'toApiServer'
  | 'toKubelet';

export const clusterArchitectureTexts: Readonly<Record<Name, Text>> = {
  users: {zh: 'kubectl 与用户', en: 'kubectl and users'},
  apiServer: {zh: 'API 服务器', en: 'API server'},
  apiServerNote: {zh: '只有它访问 etcd', en: 'only it talks to etcd'},
  scheduler: {zh: '调度器', en: 'Scheduler'},
  controllerManager: {zh: '控制器管理器', en: 'Controller manager'},
  etcdNote: {zh: '集群的全部状态', en: 'all cluster state'},
  clients: {zh: ':2379 客户端', en: ':2379 clients'},
  peers: {zh: ':2380 对等', en: ':2380 peers'},
  controlPlane: {zh: '控制平面', en: 'Control plane'},
  workerNode: {zh: '工作节点', en: 'Worker node'},
  agent: {zh: '节点代理', en: 'node agent'},
  healthPort: {zh: '健康检查端口', en: 'health port'},
  runtime: {zh: '容器运行时', en: 'container runtime'},
  startsContainers: {zh: '启动容器', en: 'starts containers'},
  rules: {zh: 'iptables 规则', en: 'iptables rules'},
  rulesNote: {zh: '由内核转发 Service 的流量', en: 'the kernel forwards Service traffic'},
  pods: {zh: 'Pod', en: 'Pods'},
  podsNote: {zh: '每个 Pod 有自己的地址', en: 'each with an address of its own'},
  toApiServer: {zh: '监听与上报', en: 'watch, report'},
  toKubelet: {zh: '日志、exec', en: 'logs, exec'},
};

export const clusterArchitectureDescription: Description = {
  caption: {zh: '集群的架构：谁连接谁，经过哪个端口', en: 'The cluster: who calls whom, and at which port'},
  items: [
    {
      zh: '用户用 kubectl 访问控制平面主机 master 上的 API 服务器（`kube-apiserver`，端口 6443）。',
      en: 'Users call the API server (`kube-apiserver`, port 6443) on the control plane host, master, with kubectl.',
    },
    {
      zh: '集群的全部状态保存在 etcd。只有 API 服务器访问它：客户端端口 2379，成员之间的对等端口 2380。',
      en: 'etcd keeps all of the cluster’s state. The API server alone talks to it, at the client port 2379; the peer port 2380 is for members of etcd.',
    },
    {
      zh: '调度器（`kube-scheduler`，端口 10259）和控制器管理器（`kube-controller-manager`，端口 10257）是 API 服务器的客户端，彼此不直接通信。',
      en: 'The scheduler (`kube-scheduler`, port 10259) and the controller manager (`kube-controller-manager`, port 10257) are clients of the API server and do not talk to each other.',
    },
    {
      zh: '工作节点 node01 和 node02 上运行着同样的组件。kubelet 和 kube-proxy 都连接 API 服务器的 6443 端口，监听与自己有关的对象；kubelet 还上报节点和 Pod 的状态。',
      en: 'The worker nodes, node01 and node02, run the same parts. kubelet and kube-proxy connect to port 6443 of the API server and watch the objects that concern them; the kubelet also reports the state of its node and its Pods.',
    },
    {
      zh: '查看日志、执行 exec 时方向相反：API 服务器连接 kubelet 的 10250 端口。',
      en: 'For logs and exec it is the other way round: the API server connects to port 10250 of the kubelet.',
    },
    {
      zh: 'kubelet 经 CRI 让 containerd 启动容器，containerd 再调用 runc，Pod 由此运行。',
      en: 'The kubelet has containerd start containers, over CRI; containerd calls runc, and so Pods run.',
    },
    {
      zh: 'kube-proxy（健康检查端口 10256）把 Service 写成内核的 iptables 规则，由内核把流量转发到 Pod。',
      en: 'kube-proxy (health port 10256) writes Services as iptables rules, and the kernel forwards their traffic to Pods.',
    },
  ],
  sources: [
    officialPage('concepts/architecture/', {zh: 'Kubernetes 架构', en: 'Cluster architecture'}),
    officialPage('concepts/architecture/control-plane-node-communication/', {
      zh: '节点与控制平面之间的通信',
      en: 'Communication between nodes and the control plane',
    }),
    officialPage('reference/networking/ports-and-protocols/', {zh: '端口和协议', en: 'Ports and protocols'}),
  ],
};
