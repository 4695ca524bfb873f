import {forEachChild, parse, type SyntaxNode} from 'unbash';
import {parse as parseYaml} from 'yaml';
import {z} from 'zod';

const stepSchema = z.looseObject({uses: z.string().optional(), run: z.string().optional()});

const jobSchema = z.looseObject({'timeout-minutes': z.int().optional(), steps: z.array(stepSchema).default([])});

/** What the tests look at. That the rest is right is the linter's business. */
const workflowSchema = z.looseObject({
  name: z.string(),
  permissions: z.unknown().optional(),
  jobs: z.record(z.string(), jobSchema),
});

export type Workflow = z.infer<typeof workflowSchema>;

export function parseWorkflow(text: string): Workflow {
  return workflowSchema.parse(parseYaml(text));
}

/** The bash of every step. */
export function listScripts({jobs}: Workflow): string[] {
  return Object.values(jobs).flatMap(({steps}) => steps.flatMap(({run}) => (run === undefined ? [] : [run])));
}

/** The words of every command in a script, the program first. */
export function listCommands(script: string): string[][] {
  const {commands, errors = []} = parse(script);
  if (errors.length > 0) throw new Error(errors.map(({message}) => message).join('\n'));
  return commands.flatMap(listCommandsBelow);
}

function listCommandsBelow(node: SyntaxNode): string[][] {
  const found: string[][] = [];
  if (node.type === 'Command' && node.name !== undefined) {
    found.push([node.name.value, ...node.args.map((word) => (word.type === 'Word' ? word.value : word.text))]);
  }
  forEachChild(node, (child) => found.push(...listCommandsBelow(child)));
  return found;
}
