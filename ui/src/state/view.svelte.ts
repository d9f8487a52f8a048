/** How the open study is being looked at. Nothing here changes the study. */
import type { Basis } from '../generated/Basis.ts';
import type { ComparisonView } from '../generated/ComparisonView.ts';
import type { OptionView } from '../generated/OptionView.ts';
import type { OwnEnds } from '../generated/OwnEnds.ts';
import { futures, type Uncertainty } from './analysis.svelte.ts';
import type { OpenStudy } from './session.svelte.ts';
import { asked, optionOf } from './figure.ts';

export type Mode = 'compare' | 'cash-flow' | 'present' | 'edit';
export type Panel = 'assumptions' | 'issues' | 'trace';

/** What the cash flow shows by month; all but the first two are the same on both bases. */
export type Flow = Basis | 'balance' | 'tax' | 'present' | 'own';

/** What the comparison shows below its verdict. */
export const parts = ['time', 'bridge', 'composition', 'cliff', 'map', 'tornado', 'uncertainty', 'scenarios', 'sheet'] as const;
export type Part = (typeof parts)[number];

export class View {
  /** Paid or spread; the same for chart, table and verdict. */
  basis = $state<Basis>('cash');
  /** What the cash flow shows instead of the payments on a basis. */
  flow = $state<Exclude<Flow, Basis> | null>(null);
  /** Over time first; the analyses are asked for when they are looked at. */
  part = $state<Part>('time');
  /** The meter of the cost by usage, and the inputs of the map by path; none is what suits the study, and months up. */
  cliffMeter = $state<string | null>(null);
  mapAcross = $state<string | null>(null);
  mapUp = $state<string | null>(null);
  /** How far each assumption reaches in the simulation, in percent of its value. */
  reach = $state(10);
  /** Inputs with ends of their own in the simulation. */
  ends = $state.raw<readonly OwnEnds[]>([]);
  /** True when the chart stands as a table. */
  asTable = $state(false);
  /** The month of the figure whose trace is being read, from 0. */
  traced = $state<number | null>(null);
  panel = $state<Panel>('assumptions');
  /** What stands over the window: the commands, the shortcuts, or what a customer's copy leaves out. */
  dialog = $state<'palette' | 'keys' | 'customer-copy' | null>(null);
  /** The figure whose trace stands in the inspector, and the part of it that was asked for. */
  explained = $state<string | null>(null);
  explainedPart = $state<number | null>(null);
  /** The inputs a presentation shows; none while nobody has chosen. */
  sliders = $state<string[] | null>(null);
  leftOpen = $state(true);
  rightOpen = $state(true);
  /** In a narrow window there is room for one pane beside the stage: the right one takes the left one's. */
  #narrow = $state(false);
  narrowRight = $state(false);

  #pointed = $state<number | null>(null);
  #study: OpenStudy;
  #option = $state<string | null>(null);
  #month = $state<number | null>(null);
  #mode = $state<Mode>('compare');
  #before: Exclude<Mode, 'present'> = 'compare';

  constructor(study: OpenStudy) {
    this.#study = study;
    study.detail = () => (this.#mode === 'compare' ? 'lines' : 'months');
  }

  /** The simulation that is wanted of the study on its basis. */
  get uncertainty(): Uncertainty {
    return { kind: 'uncertainty', option: null, basis: this.basis, paths: futures.all, seed: 1, reach: this.reach, ends: [...this.ends] };
  }

  /** The month under the pointer, from 0; else the one whose figure is being read. */
  get pointed(): number | null {
    return this.#pointed ?? this.traced;
  }

  set pointed(month: number | null) {
    this.#pointed = month;
  }

  get mode(): Mode {
    return this.#mode;
  }

  set mode(mode: Mode) {
    if (mode === 'present' && this.#mode !== 'present') this.#before = this.#mode;
    this.#mode = mode;
    // What was tried has no amounts by month where the lines alone were shown.
    this.#study.lookAgain();
    // What was under the pointer has gone without saying so.
    this.pointed = null;
  }

  /** Into the presentation and back to where it was begun. */
  togglePresent(): void {
    this.mode = this.#mode === 'present' ? this.#before : 'present';
  }

  get narrow(): boolean {
    return this.#narrow;
  }

  set narrow(narrow: boolean) {
    // What was asked for stays in sight when the window gets smaller.
    if (narrow && !this.#narrow && this.rightOpen && (this.explains || this.panel !== 'assumptions')) this.narrowRight = true;
    this.#narrow = narrow;
  }

  get comparison(): ComparisonView | null {
    return this.#study.evaluation?.[this.basis] ?? null;
  }

  /** The selected option: the chosen one while it exists, else the cheapest, else the first. */
  get option(): OptionView | null {
    const options = this.#study.evaluation?.options ?? [];
    const find = (id: string | null | undefined) => options.find((option) => option.id === id);
    return find(this.#option) ?? find(this.comparison?.verdict.option) ?? options[0] ?? null;
  }

  /** Its name in the study, for what does not follow every step of a slider. */
  readonly optionId = $derived(this.option?.id ?? null);

  choose(option: string): void {
    this.#option = option;
  }

  /** What the baseline is held against: the selected option, else the cheapest, else another; none where there is one option. */
  get against(): string | null {
    const baseline = this.comparison?.baseline;
    const others = [this.option?.id, this.comparison?.verdict.option, ...(this.#study.evaluation?.options ?? []).map(({ id }) => id)];
    return others.find((id) => id !== undefined && id !== baseline) ?? null;
  }

  /** As text, so that what stands in colour is the same while its options are. */
  readonly #standing = $derived.by(() => (this.comparison?.standing ?? this.#study.evaluation?.options.map(({ id }) => id) ?? []).join('\n'));

  /** The options that stand in colour, the others in grey. */
  readonly inColour: ReadonlySet<string> = $derived(new Set(this.#standing.split('\n')));

  /** Options that keep their colour among many, the newest last. */
  get pinned(): readonly string[] {
    return this.#study.session?.pinned ?? [];
  }

  togglePin(option: string): void {
    void this.#study.togglePin(option);
  }

  /** The selected month, from 0; none when the study has become shorter. */
  get month(): number | null {
    const count = this.#study.evaluation?.months.length ?? 0;
    return this.#month !== null && this.#month < count ? this.#month : null;
  }

  selectMonth(month: number | null): void {
    this.#month = month;
    if (month !== null && this.mode === 'cash-flow') this.openRight('assumptions');
  }

  /** Another study was opened: what was chosen and read in the one before is over. */
  begin(): void {
    this.panel = 'assumptions';
    this.narrowRight = false;
    this.explained = null;
    this.explainedPart = null;
    this.#option = null;
    this.#month = null;
  }

  /** Shows where a figure comes from, and selects the option it belongs to. */
  explain(figure: string, part: number | null = asked(figure).part ?? null): void {
    this.explained = figure;
    this.explainedPart = part;
    // The difference stays one to the option that was chosen for it.
    if (this.mode !== 'compare' || this.part !== 'bridge') this.choose(optionOf(figure));
    this.openRight('trace');
  }

  /** The figure that is being explained, while its trace is in sight. */
  get read(): string | null {
    return this.panel === 'trace' && this.rightVisible ? this.explained : null;
  }

  /** The bill of a month stands in the inspector while one is selected in the cash flow. */
  get explains(): boolean {
    return this.mode === 'cash-flow' && this.panel === 'assumptions' && this.month !== null && this.option !== null;
  }

  get leftVisible(): boolean {
    return this.leftOpen && !(this.narrow && this.narrowRight);
  }

  toggleLeft(): void {
    if (this.narrow && this.narrowRight) {
      this.narrowRight = false;
      this.leftOpen = true;
    } else this.leftOpen = !this.leftOpen;
  }

  get rightVisible(): boolean {
    return this.narrow ? this.narrowRight : this.rightOpen;
  }

  openRight(panel: Panel): void {
    this.panel = panel;
    if (this.narrow) this.narrowRight = true;
    else this.rightOpen = true;
  }

  toggleRight(): void {
    if (this.narrow) this.narrowRight = !this.narrowRight;
    else this.rightOpen = !this.rightOpen;
  }

  /** One step back in the inspector; false when there was none to take. */
  back(): boolean {
    if (this.mode === 'present') {
      this.togglePresent();
      return true;
    }
    if (this.panel !== 'assumptions') this.panel = 'assumptions';
    else if (this.month !== null) this.#month = null;
    else if (this.narrow && this.narrowRight) this.narrowRight = false;
    else return false;
    return true;
  }

  toggleBasis(): void {
    this.flow = null;
    this.basis = this.basis === 'cash' ? 'accrual' : 'cash';
  }
}
