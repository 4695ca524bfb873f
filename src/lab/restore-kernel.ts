import {machineKernel, renderKernelChange} from './kernel-state.ts';
import type {LabOptions} from './lab-options.ts';
import type {LabPaths} from './lab-paths.ts';
import {networkExists} from './network.ts';
import {restoreSharedKernel, type SharedKernelOptions} from './shared-kernel.ts';

/** The hosts are gone: what they changed of the machine's kernel goes back. */
export async function restoreKernel(lab: LabPaths, options: LabOptions): Promise<void> {
  const left = (await restoreSharedKernel(kernelOptions(lab, options))).map(renderKernelChange).join('; ');
  if (left === '') return;
  const text = {
    zh: `实验环境改变了机器的内核，未能全部恢复。请自行执行：${left}`,
    en: `The lab changed the machine's kernel, and not all of it could be put back. Run: ${left}`,
  };
  options.report({type: 'lab-progress', step: 0, of: 0, text});
}

/** How the machine's kernel is saved and put back for a lab. */
export function kernelOptions(lab: LabPaths, {signal}: LabOptions): SharedKernelOptions {
  return {lab: lab.name, directory: lab.sharedKernel, signal, kernel: machineKernel, exists: networkExists};
}
