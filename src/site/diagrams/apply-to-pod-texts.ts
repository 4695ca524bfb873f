import type {Text} from '../../model/language.ts';
import {officialPage, type Description} from './diagram.ts';

type Name =
  | 'applyNote'
  | 'apiServer'
  | 'gates'
  | 'store'
  | 'storeNote'
  | 'deployment'
  | 'deploymentNote'
  | 'replicaSet'
  | 'replicaSetNote'
  | 'scheduler'
  | 'filter'
  | 'score'
  | 'bind'
  | 'kubelet'
  | 'kubeletNote'
  | 'sandbox'
  | 'sandboxNote'
  | 'address'
  | 'addressNote'
  | 'image'
  | 'imageNote'
  | 'start'
  | 'startNote'
  | 'status'
  | 'statusNote'
  | 'workerNode'
  | 'chosenNode'
  | 'watch'
  | 'write';

export const applyToPodTexts: Readonly<Record<Name, Text>> = {
  applyNote: {zh: '提交 Deployment', en: 'sends the Deployment'},
  apiServer: {zh: 'API 服务器', en: 'API server'},
  gates: {zh: '认证 → 授权 → 准入', en: 'authentication → authorization → admission'},
  store: {zh: '写入 etcd', en: 'Write to etcd'},
  storeNote: {zh: '写入成功才应答', en: 'before the answer'},
  deployment: {zh: 'Deployment 控制器', en: 'Deployment controller'},
  deploymentNote: {zh: '创建 ReplicaSet', en: 'creates a ReplicaSet'},
  replicaSet: {zh: 'ReplicaSet 控制器', en: 'ReplicaSet controller'},
  replicaSetNote: {zh: '创建 Pod，还没有节点', en: 'creates Pods, without a node'},
  scheduler: {zh: '调度器', en: 'Scheduler'},
  filter: {zh: '过滤：排除不合适的节点', en: 'filter: which nodes fit'},
  score: {zh: '打分：选出最合适的', en: 'score: which fits best'},
  bind: {zh: '写入 Binding', en: 'writes the Binding'},
  kubelet: {zh: 'kubelet 接手', en: 'kubelet takes over'},
  kubeletNote: {zh: '监听绑定到本节点的 Pod', en: 'watches for Pods bound to its node'},
  sandbox: {zh: '创建沙箱', en: 'Sandbox'},
  sandboxNote: {zh: '由 containerd 创建', en: 'by containerd'},
  address: {zh: '分配地址', en: 'Address'},
  addressNote: {zh: '由 CNI 插件分配', en: 'by the CNI plugins'},
  image: {zh: '拉取镜像', en: 'Image'},
  imageNote: {zh: '需要时才拉取', en: 'pulled if needed'},
  start: {zh: '启动容器', en: 'Start'},
  startNote: {zh: '由 runc 启动', en: 'by runc'},
  status: {zh: 'kubelet 上报状态', en: 'kubelet reports status'},
  statusNote: {zh: '先 Running，后 Ready', en: 'Running, then Ready'},
  workerNode: {zh: '工作节点', en: 'Worker node'},
  chosenNode: {zh: '调度器选中的那一个', en: 'the one that was chosen'},
  watch: {zh: '监听', en: 'watch'},
  write: {zh: '写入', en: 'write'},
};

export const applyToPodDescription: Description = {
  caption: {
    zh: '从 kubectl apply 到 Pod 运行：各组件通过 API 服务器协作',
    en: 'From kubectl apply to a running Pod: components work together through the API server',
  },
  items: [
    {
      zh: '`kubectl apply` 把 Deployment 提交给 API 服务器。',
      en: '`kubectl apply` sends the Deployment to the API server.',
    },
    {
      zh: 'API 服务器依次认证（是谁）、授权（能不能做）、准入（修改和校验对象）。',
      en: 'The API server authenticates (who is it), authorizes (may they) and runs admission (which may change the object, and validates it).',
    },
    {
      zh: '对象写入 etcd，之后才应答 kubectl。此时还没有任何 Pod。',
      en: 'The object is written to etcd, and only then is kubectl answered. There is no Pod yet.',
    },
    {
      zh: 'Deployment 控制器监听到新的 Deployment，创建 ReplicaSet。',
      en: 'The Deployment controller watches, sees the new Deployment and creates a ReplicaSet.',
    },
    {
      zh: 'ReplicaSet 控制器监听到它，按副本数创建 Pod。这些 Pod 还没有节点。',
      en: 'The ReplicaSet controller sees that one and creates as many Pods as there should be replicas. They have no node yet.',
    },
    {
      zh: '调度器监听到没有节点的 Pod：过滤掉不合适的节点，给其余的打分，把选中的节点写成 Binding。',
      en: 'The scheduler sees Pods without a node: it filters out the nodes that do not fit, scores the rest, and writes its choice as a Binding.',
    },
    {
      zh: '那个节点的 kubelet 监听到绑定给自己的 Pod，从这里开始在节点上工作。',
      en: 'The kubelet of that node sees a Pod bound to it, and the work moves to the node.',
    },
    {
      zh: 'kubelet 经 CRI 调用 `RunPodSandbox`，containerd 创建沙箱：pause 容器和 Pod 的命名空间。',
      en: 'Over CRI the kubelet calls `RunPodSandbox`, and containerd makes the sandbox: a pause container and the Pod’s namespaces.',
    },
    {
      zh: '在这个调用里，containerd 用 `ADD` 调用 CNI 插件，Pod 由此得到地址。',
      en: 'Within that call containerd calls the CNI plugins with `ADD`, and the Pod gets its address.',
    },
    {
      zh: '节点上没有镜像，或者策略要求时，kubelet 用 `PullImage` 让 containerd 拉取。',
      en: 'Where the node lacks the image, or the policy asks for it, the kubelet has containerd pull it with `PullImage`.',
    },
    {
      zh: 'kubelet 调用 `CreateContainer` 和 `StartContainer`，containerd 用 runc 启动容器。',
      en: 'The kubelet calls `CreateContainer` and `StartContainer`, and containerd starts the container with runc.',
    },
    {
      zh: 'kubelet 把状态写回 API 服务器：容器启动后是 Running，就绪探针通过后是 Ready。',
      en: 'The kubelet writes the status back to the API server: Running once the container has started, Ready once its readiness probe passes.',
    },
  ],
  sources: [
    officialPage('concepts/security/controlling-access/', {
      zh: 'Kubernetes API 访问控制',
      en: 'Controlling access to the Kubernetes API',
    }),
    officialPage('concepts/architecture/controller/', {zh: '控制器', en: 'Controllers'}),
    officialPage('concepts/scheduling-eviction/kube-scheduler/', {zh: 'Kubernetes 调度器', en: 'Kubernetes scheduler'}),
    officialPage('concepts/architecture/cri/', {zh: '容器运行时接口（CRI）', en: 'Container Runtime Interface (CRI)'}),
    officialPage('concepts/workloads/pods/pod-lifecycle/', {zh: 'Pod 的生命周期', en: 'Pod lifecycle'}),
  ],
};
