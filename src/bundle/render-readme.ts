import type {Manifest} from '../model/manifest.ts';

/** `README.md` of a bundle, in both languages. */
export function renderBundleReadme(runbook: string, {title, acknowledge}: Manifest, target: string): string {
  const word = acknowledge === undefined ? '' : ` --acknowledge ${acknowledge.word}`;
  const place = `-i hosts.yaml${target === 'default' ? '' : ` -t ${target}`}`;
  return `# ${title.zh} · ${title.en}

## 中文

这个目录里有安装 \`${runbook}\` 要下载的全部制品和它们的校验和、页面、运行手册、runbook 程序和它用到的 npm 包。
没有的：Node（22.18 或更新，linux-x64），以及下面这些系统软件。

- 这台机器上：Node、OpenSSH 客户端、bash。
- 每台主机上：页面“主机”列出的软件包（curl、iproute2、openssl 等）。主机能访问自己的软件源，或者已经装好。
- 主机的 sshd 允许 TCP 转发（默认允许）。主机只从自己的 127.0.0.1:8642 下载，由 ssh 转发到这台机器，不访问别的地址。

\`\`\`bash
sha256sum --check SHA256SUMS                       # 制品完整吗
cp runbooks/inventory.example.yaml hosts.yaml      # 填写自己的地址
./runbook plan ${runbook} ${place}
./runbook exec ${runbook} ${place}${word}
\`\`\`

## English

This folder holds every artifact that \`${runbook}\` downloads with its checksum, the pages, the runbooks, the program
runbook and the npm packages that it needs. It does not hold Node (22.18 or newer, linux-x64), nor what follows.

- On this machine: Node, an OpenSSH client, bash.
- On every host: the packages that the page "Hosts" lists (curl, iproute2, openssl …). The hosts reach their own package
  source, or have them already.
- The hosts' sshd allows TCP forwarding, which is the default. Hosts download from their own 127.0.0.1:8642 alone, which
  ssh forwards to this machine; they reach no other address.

\`\`\`bash
sha256sum --check SHA256SUMS                       # are the artifacts whole
cp runbooks/inventory.example.yaml hosts.yaml      # put your addresses in
./runbook plan ${runbook} ${place}
./runbook exec ${runbook} ${place}${word}
\`\`\`
`;
}
