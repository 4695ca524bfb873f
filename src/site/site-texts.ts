import type {Text} from '../model/language.ts';

/** What the site is called. */
export const siteTitle: Text = {zh: 'Kubernetes 部署手册', en: 'Kubernetes runbook'};

/** What it is, in a sentence. */
export const siteDescription: Text = {
  zh: '步骤就是程序的 Kubernetes 部署文档：页面上的命令，就是在主机上运行的命令。',
  en: 'Kubernetes deployment documentation whose steps are the program: the commands on a page are what runs on the hosts.',
};
