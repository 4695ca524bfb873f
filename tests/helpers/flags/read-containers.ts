import {basename, join} from 'node:path/posix';
import {isNode, LineCounter, parseAllDocuments} from 'yaml';
import {z} from 'zod';
import {placeOf, type HostText} from './host-files.ts';
import type {Command} from './read-commands.ts';

const containerSchema = z.object({
  image: z.string(),
  command: z.array(z.string()).default([]),
  args: z.array(z.string()).default([]),
  volumeMounts: z.array(z.object({name: z.string(), mountPath: z.string()})).default([]),
});

const podSchema = z.object({
  initContainers: z.array(containerSchema).default([]),
  containers: z.array(containerSchema),
  volumes: z.array(z.object({name: z.string(), configMap: z.object({name: z.string()}).optional()})).default([]),
});

const configMapSchema = z.object({
  kind: z.literal('ConfigMap'),
  metadata: z.object({name: z.string()}),
  data: z.record(z.string(), z.string()),
});

/** Where objects have their pod: a Pod itself, a Deployment and its like, a CronJob. */
const podPaths = [['spec'], ['spec', 'template', 'spec'], ['spec', 'jobTemplate', 'spec', 'template', 'spec']];

type Path = readonly (string | number)[];

/** An object of a manifest. */
interface KubernetesObject {
  readonly of: HostText;
  readonly read: (path: Path) => unknown;
  /** The line of a value, counted from 0. */
  readonly lineOf: (path: Path) => number;
}

/** The programs that manifests start in containers, and the files that these find there, from ConfigMaps. */
export function readContainers(texts: readonly HostText[]): {
  readonly commands: readonly Command[];
  readonly texts: readonly HostText[];
} {
  const objects = texts.flatMap(readObjects);
  const keys = objects.flatMap(listKeys);
  return {
    commands: objects.flatMap(listCommands),
    texts: objects
      .flatMap(listMounts)
      .flatMap(({map, directory}) =>
        keys.filter((each) => each.map === map).map(({key, text}) => ({...text, path: join(directory, key)})),
      ),
  };
}

function readObjects(of: HostText): KubernetesObject[] {
  if (!/\.ya?ml$/.test(of.path ?? '') || !/^kind: /m.test(of.text)) return [];
  const lines = new LineCounter();
  return parseAllDocuments(of.text, {lineCounter: lines}).map((document) => {
    const nodeAt = (path: Path): unknown => document.getIn(path, true);
    const read = (path: Path): unknown => {
      const node = nodeAt(path);
      return isNode(node) ? node.toJS(document) : undefined;
    };
    const lineOf = (path: Path): number => {
      const node = nodeAt(path);
      return lines.linePos((isNode(node) ? node.range : undefined)?.[0] ?? 0).line - 1;
    };
    return {of, read, lineOf};
  });
}

/** The keys of a ConfigMap, each a file; a text begins below the line of its key. */
function listKeys({of, read, lineOf}: KubernetesObject) {
  const {data: map} = configMapSchema.safeParse(read([]));
  return Object.entries(map?.data ?? {}).map(([key, text]) => ({
    map: map?.metadata.name,
    key,
    text: {file: of.file, line: of.line + 1 + lineOf(['data', key]), text},
  }));
}

function listCommands(object: KubernetesObject): Command[] {
  return listPods(object).flatMap(({path, pod}) =>
    (['initContainers', 'containers'] as const).flatMap((list) =>
      pod[list].flatMap((container, index) => readContainer(object, [...path, list, index], container)),
    ),
  );
}

function listMounts(object: KubernetesObject) {
  return listPods(object).flatMap(({pod}) =>
    [...pod.initContainers, ...pod.containers].flatMap(({volumeMounts}) =>
      volumeMounts.map(({name, mountPath}) => ({
        map: pod.volumes.find((volume) => volume.name === name)?.configMap?.name,
        directory: mountPath,
      })),
    ),
  );
}

function listPods({read}: KubernetesObject) {
  const paths = podPaths.filter((path) => read([...path, 'containers']) !== undefined);
  return paths.map((path) => ({path, pod: podSchema.parse(read(path))}));
}

/** Without a command of its own, an image is taken to start the program of its name. */
function readContainer(
  {of, lineOf}: KubernetesObject,
  at: Path,
  {image, command, args}: z.infer<typeof containerSchema>,
): Command[] {
  const given = [
    ...command.map((text, index) => ({text, line: lineOf([...at, 'command', index]), of})),
    ...args.map((text, index) => ({text, line: lineOf([...at, 'args', index]), of})),
  ];
  const path = command[0] ?? image.replace(/[:@][^/]*$/, '');
  const words = given.slice(command.length === 0 ? 0 : 1);
  return given.length === 0 ? [] : [{program: basename(path), path, place: placeOf(of, lineOf(at)), words}];
}
