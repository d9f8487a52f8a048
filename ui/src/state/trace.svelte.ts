/** The trace of one figure: asked when the figure or the study changes, newest only. */
import type { Sentence } from '../generated/Sentence.ts';
import type { Request } from '../generated/Request.ts';
import type { TraceView } from '../generated/TraceView.ts';
import { asAppError, type Host } from '../host/host.ts';
import { compare } from '../words/decimal.ts';
import { asked } from './figure.ts';
import { Latest, onFrame, type Frame } from './latest.ts';

export interface Wanted {
  /** The scenario on screen; the figure may be one of another. */
  scenario: string;
  /** The figure, with its circumstances. */
  figure: string;
  /** A part of it that the cursor goes to, by its place. */
  part?: number | null;
}

/** A node that can be seen, with its place: `0.2.1` is the second child of the third of the figure. */
export interface Shown {
  key: string;
  level: number;
  node: TraceView;
  /** Whether there is something to open. */
  opens: boolean;
  open: boolean;
  /** Its number among its siblings, from 1, and how many they are. */
  position: number;
  of: number;
}

type Deeper = Readonly<Record<string, TraceView>>;

/** A part that can be asked for by itself and stands here without its own parts. */
const asksOn = (node: TraceView, key: string): node is TraceView & { reference: string } =>
  node.reference !== null && node.children.length === 0 && key !== '0';

const hasMore = (node: TraceView, key: string) =>
  node.children.length > 0 || asksOn(node, key) || node.rule !== null || node.inputs.length > 0 || node.clause !== null || node.source !== null;

/** A part with what was asked about it; where only a share of that counts here, it stands below. */
function withParts(found: TraceView, own: TraceView | undefined): TraceView {
  if (!own) return found;
  return compare(own.amount, found.amount) === 0 ? { ...own, label: found.label } : { ...found, children: [{ ...own, reference: null }] };
}

/** The nodes in the order they stand in, without what is closed. */
export function listed(root: TraceView, opened: ReadonlySet<string>, deeper: Deeper = {}): Shown[] {
  const walk = (found: TraceView, key: string, level: number, position: number, of: number): Shown[] => {
    const node = withParts(found, asksOn(found, key) ? deeper[found.reference] : undefined);
    const open = opened.has(key);
    const here: Shown = { key, level, node, opens: hasMore(found, key), open, position, of };
    const below = open ? node.children.flatMap((child, at) => walk(child, `${key}.${at}`, level + 1, at + 1, node.children.length)) : [];
    return [here, ...below];
  };
  return walk(root, '0', 1, 1, 1);
}

export class Trace {
  /** None until the answer is there. */
  root = $state.raw<TraceView | null>(null);
  error = $state.raw<Sentence | null>(null);
  /** What is open, and where the cursor stands. */
  opened = $state.raw<ReadonlySet<string>>(new Set(['0']));
  at = $state('0');

  #of = '';
  #part: number | null = null;
  /** Under which circumstances its parts are asked for. */
  #request: (reference: string) => Request = () => ({ command: 'schema' });
  #deeper = $state.raw<Deeper>({});
  #host: Host;
  #latest: Latest<Wanted>;

  constructor(host: Host, frame: Frame = onFrame) {
    this.#host = host;
    this.#latest = new Latest(async (wanted, fresh) => {
      try {
        const { figure, part = null } = wanted;
        const { reference, scenario = wanted.scenario, changes = [] } = asked(figure);
        const request = (of: string): Request => ({ command: 'explain', scenario, reference: of, changes: [...changes] });
        const reply = await host.call(request(reference));
        if (!fresh() || reply.reply !== 'trace') return;
        if (this.#of !== figure || this.#part !== part) this.#begin(figure, part);
        this.#request = request;
        this.#deeper = {};
        this.root = reply.trace;
        this.error = null;
        for (const row of this.rows) if (row.open) void this.#ask(row);
      } catch (thrown) {
        if (!fresh()) return;
        this.root = null;
        this.error = asAppError(thrown).message;
      }
    }, frame);
  }

  get rows(): Shown[] {
    return this.root ? listed(this.root, this.opened, this.#deeper) : [];
  }

  show(wanted: Wanted): void {
    this.#latest.push(wanted);
  }

  toggle(key: string, open = !this.opened.has(key)): void {
    const next = new Set(this.opened);
    if (open) next.add(key);
    else next.delete(key);
    this.opened = next;
    const row = open ? this.rows.find((one) => one.key === key) : undefined;
    if (row) void this.#ask(row);
  }

  /** The parts of a part, when it has some of its own. */
  async #ask({ node, key }: Shown): Promise<void> {
    const { root } = this;
    if (!asksOn(node, key) || this.#deeper[node.reference]) return;
    try {
      const reply = await this.#host.call(this.#request(node.reference));
      if (this.root === root && reply.reply === 'trace') this.#deeper = { ...this.#deeper, [node.reference]: reply.trace };
    } catch {
      // It stays as it stood; the figure itself was explained.
    }
  }

  /** Where a key of a tree leads; false for keys that mean nothing here. */
  press(key: string): boolean {
    const { rows } = this;
    const index = Math.max(0, rows.findIndex((row) => row.key === this.at));
    const row = rows[index];
    if (!row) return false;
    const go = (to: number) => (this.at = rows[Math.min(rows.length - 1, Math.max(0, to))]?.key ?? '0');
    switch (key) {
      case 'ArrowDown':
        go(index + 1);
        return true;
      case 'ArrowUp':
        go(index - 1);
        return true;
      case 'Home':
        go(0);
        return true;
      case 'End':
        go(rows.length - 1);
        return true;
      case 'ArrowRight':
        if (row.opens && !row.open) this.toggle(row.key, true);
        else if (row.node.children.length > 0) go(index + 1);
        return true;
      case 'ArrowLeft':
        if (row.open) this.toggle(row.key, false);
        else if (row.key.includes('.')) this.at = row.key.slice(0, row.key.lastIndexOf('.'));
        return true;
      case 'Enter':
      case ' ':
        if (row.opens) this.toggle(row.key);
        return true;
      default:
        return false;
    }
  }

  #begin(figure: string, part: number | null): void {
    this.#of = figure;
    this.#part = part;
    this.at = part === null ? '0' : `0.${part}`;
    this.opened = new Set(['0', this.at]);
  }
}
