import type {Text} from '../../model/language.ts';
import {officialPage, type Description} from './diagram.ts';

type Name =
  | 'clusterCa'
  | 'etcdCa'
  | 'frontProxyCa'
  | 'accountKey'
  | 'accountKeySubject'
  | 'nodeSubject'
  | 'server'
  | 'client'
  | 'both'
  | 'notCertificate'
  | 'everyClient'
  | 'everyClientNote'
  | 'apiServer'
  | 'knowsUsers'
  | 'callsKubelets'
  | 'verifiesTokens'
  | 'localCallers'
  | 'localCallersNote'
  | 'andEtcdctl'
  | 'members'
  | 'extension'
  | 'extensionNote'
  | 'issuerColumn'
  | 'leafColumn'
  | 'verifierColumn'
  | 'issues'
  | 'signs'
  | 'shownTo'
  | 'tokensShownTo';

export const certificateTrustTexts: Readonly<Record<Name, Text>> = {
  clusterCa: {zh: '集群 CA', en: 'Cluster CA'},
  etcdCa: {zh: 'etcd CA', en: 'etcd CA'},
  frontProxyCa: {zh: '前端代理 CA', en: 'Front proxy CA'},
  accountKey: {zh: '服务账号密钥', en: 'Service account key'},
  accountKeySubject: {
    zh: 'API 服务器和控制器管理器用它给令牌签名',
    en: 'API server and controller manager sign tokens with it',
  },
  nodeSubject: {zh: 'O=system:nodes, CN=system:node:节点名称', en: 'O=system:nodes, CN=system:node:NAME'},
  server: {zh: '服务器', en: 'server'},
  client: {zh: '客户端', en: 'client'},
  both: {zh: '服务器、客户端', en: 'server, client'},
  notCertificate: {zh: '密钥，不是证书', en: 'a key pair'},
  everyClient: {zh: '所有客户端', en: 'Every client'},
  everyClientNote: {zh: 'kubectl、各组件、Pod', en: 'kubectl, components, Pods'},
  apiServer: {zh: 'API 服务器', en: 'API server'},
  knowsUsers: {zh: 'CN 是用户名，O 是用户组', en: 'CN is the user, O a group'},
  callsKubelets: {zh: '访问 kubelet 时核实', en: 'when it calls a kubelet'},
  verifiesTokens: {zh: '用 sa.pub 验证令牌', en: 'verifies with sa.pub'},
  localCallers: {zh: '本机的访问者', en: 'Callers on this host'},
  localCallersNote: {zh: '读取指标和健康状态', en: 'metrics and health'},
  andEtcdctl: {zh: '以及 etcdctl', en: 'and etcdctl'},
  members: {zh: 'etcd 的其他成员', en: 'Other etcd members'},
  extension: {zh: '扩展 API 服务器', en: 'Extension API servers'},
  extensionNote: {zh: '聚合层', en: 'aggregation layer'},
  issuerColumn: {zh: '签发者', en: 'Issuer'},
  leafColumn: {zh: '签发的证书与用途', en: 'Certificate and its usage'},
  verifierColumn: {zh: '出示给谁核实', en: 'Shown to, verified by'},
  issues: {zh: '签发', en: 'issues'},
  signs: {zh: '一对密钥', en: 'a pair'},
  shownTo: {zh: '出示给', en: 'shown to'},
  tokensShownTo: {zh: '令牌出示给', en: 'tokens shown to'},
};

export const certificateTrustDescription: Description = {
  caption: {
    zh: '三个 CA 各签发哪些证书，证书出示给谁核实',
    en: 'What each of the three CAs issues, and who verifies it',
  },
  items: [
    {
      zh: '集群 CA（`CN=kubernetes-ca`）签发 API 服务器的服务器证书 `apiserver`（`CN=kube-apiserver`）。kubectl、控制平面的其他组件、kubelet、kube-proxy 和 Pod 用集群 CA 核实它。',
      en: 'The cluster CA (`CN=kubernetes-ca`) issues the API server’s server certificate `apiserver` (`CN=kube-apiserver`). kubectl, the other control plane components, kubelets, kube-proxy and Pods verify it by the cluster CA.',
    },
    {
      zh: '它还签发出示给 API 服务器的客户端证书：`admin`（`O=system:masters, CN=kubernetes-admin`）、`controller-manager`（`CN=system:kube-controller-manager`）、`scheduler`（`CN=system:kube-scheduler`），以及每个节点的 `kubelet-client`（`O=system:nodes, CN=system:node:节点名称`）和 `kube-proxy-client`（`CN=system:kube-proxy`）。CN 是用户名，O 是用户组。',
      en: 'It also issues the client certificates that are shown to the API server: `admin` (`O=system:masters, CN=kubernetes-admin`), `controller-manager` (`CN=system:kube-controller-manager`), `scheduler` (`CN=system:kube-scheduler`) and, on every node, `kubelet-client` (`O=system:nodes, CN=system:node:NAME`) and `kube-proxy-client` (`CN=system:kube-proxy`). CN is the user, O a group.',
    },
    {
      zh: 'API 服务器与 kubelet 互相核实，也凭集群 CA：kubelet 出示 `kubelet-server`（`O=system:nodes, CN=system:node:节点名称`），API 服务器出示 `apiserver-kubelet-client`（`CN=kube-apiserver-kubelet-client`）。',
      en: 'API server and kubelet verify each other by the cluster CA too: the kubelet shows `kubelet-server` (`O=system:nodes, CN=system:node:NAME`), the API server shows `apiserver-kubelet-client` (`CN=kube-apiserver-kubelet-client`).',
    },
    {
      zh: '`controller-manager-server`（`CN=kube-controller-manager`）和 `scheduler-server`（`CN=kube-scheduler`）是 10257 和 10259 端口的服务器证书，由本机读取指标和健康状态的程序核实；访问者的客户端证书，两个组件也凭集群 CA 核实。',
      en: '`controller-manager-server` (`CN=kube-controller-manager`) and `scheduler-server` (`CN=kube-scheduler`) are the server certificates of ports 10257 and 10259. What reads metrics and health on this host verifies them, and the two components verify its client certificate by the cluster CA.',
    },
    {
      zh: 'etcd CA（`CN=etcd-ca`）签发 etcd 的 `server`（`CN=kube-etcd`），由 API 服务器和 etcdctl 核实；`peer`（`CN=kube-etcd-peer`），由 etcd 的其他成员核实。',
      en: 'The etcd CA (`CN=etcd-ca`) issues etcd’s `server` (`CN=kube-etcd`), which the API server and etcdctl verify, and `peer` (`CN=kube-etcd-peer`), which other members of etcd verify.',
    },
    {
      zh: '它签发的两张客户端证书出示给 etcd：API 服务器的 `apiserver-etcd-client`（`CN=kube-apiserver-etcd-client`），etcdctl 和健康检查的 `client`（`CN=kube-etcd-healthcheck-client`）。',
      en: 'Its two client certificates are shown to etcd: the API server’s `apiserver-etcd-client` (`CN=kube-apiserver-etcd-client`), and `client` (`CN=kube-etcd-healthcheck-client`) of etcdctl and health checks.',
    },
    {
      zh: '前端代理 CA（`CN=front-proxy-ca`）只签发 `front-proxy/client`（`CN=front-proxy-client`）：API 服务器转交请求时出示，扩展 API 服务器核实。API 服务器、控制器管理器和调度器也信任这个 CA，但只认 `front-proxy-client` 这个名称。',
      en: 'The front proxy CA (`CN=front-proxy-ca`) issues `front-proxy/client` (`CN=front-proxy-client`) and nothing else: the API server shows it where it passes a request on, and extension API servers verify it. API server, controller manager and scheduler trust this CA too, for the name `front-proxy-client` alone.',
    },
    {
      zh: '服务账号密钥是一对密钥，不是证书，也不属于任何 CA：API 服务器和控制器管理器用 `sa.key` 给令牌签名，API 服务器用 `sa.pub` 验证。',
      en: 'The service account key is a key pair, no certificate, and belongs to no CA: API server and controller manager sign tokens with `sa.key`, and the API server verifies them with `sa.pub`.',
    },
  ],
  sources: [
    officialPage('setup/best-practices/certificates/', {zh: 'PKI 证书和要求', en: 'PKI certificates and requirements'}),
    officialPage('reference/access-authn-authz/authentication/', {zh: '用户认证', en: 'Authenticating'}),
    officialPage('tasks/extend-kubernetes/configure-aggregation-layer/', {
      zh: '配置聚合层',
      en: 'Configure the aggregation layer',
    }),
  ],
};
