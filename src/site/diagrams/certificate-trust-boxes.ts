import type {Audience, Authority, Leaf} from './certificate-trust-parts.ts';
import type {BoxPlan} from './grid.ts';
import type {Tier} from './scene.ts';
import {code, note, title} from './text-block.ts';
import type {TrackRange} from './tracks.ts';

interface Place {
  readonly id: string;
  readonly column: TrackRange;
  readonly row: TrackRange;
}

export function authorityBox(authority: Authority, place: Place): BoxPlan {
  const {title: name, subject, tier, href} = authority;
  return {...place, tier, href, texts: [title(name), ...(subject === undefined ? [] : [code(subject)])]};
}

/** A leaf has the colour of whoever issues it. */
export function leafBox({name, subject, usage, href}: Leaf, tier: Tier, place: Place): BoxPlan {
  return {...place, tier, href, align: 'start', remark: usage, texts: [title(name), subject]};
}

export function audienceBox({title: name, note: remark, tier, href}: Audience, place: Place): BoxPlan {
  return {...place, tier, href, texts: [title(name), ...(remark === undefined ? [] : [note(remark)])]};
}
