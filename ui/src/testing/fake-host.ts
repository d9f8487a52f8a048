/** A host that prices the fixture: enough of the application to move every control. */
import schema from '../../../tests/documents/schema-1.json?raw';
import type { AppError, Host, Reply, Request } from '../host/host.ts';
import type { Bill } from '../generated/Bill.ts';
import type { Session } from '../generated/Session.ts';
import { both, evaluation, sentence, session, start, type Values } from './fixture.ts';

function read(value: string): number {
  const share = value.endsWith('%');
  const plain = Number(value.replace(/[%,]/g, '').replace(/k$/, '000'));
  if (value.trim() === '' || Number.isNaN(plain)) throw refusal(value);
  return share ? plain / 100 : plain;
}

function refusal(text: string): AppError {
  const message = sentence('fixture-bad-number', { text: { type: 'text', value: text } });
  return { code: 'bad-value', message, issues: [] };
}

function bill(month: number): Bill {
  const date = `${2027 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
  const line = { trace: 'monthly/bill-1/base', quantity: null, unit_price: null, from: `${date}-01`, to: `${date}-28`, clause: null };
  return {
    trace: `monthly/bill-${month + 1}`,
    number: month + 1,
    caution: null,
    issued: `${date}-01`,
    due: `${date}-03`,
    lines: [
      { ...line, reference: 'base', charge: both('Plan fee', '套餐费'), amount: '1499.00', reasons: [sentence('fixture-money')] },
      { ...line, reference: 'over', charge: both('Overage, peak daily users', '超额费用（峰值日活）'), quantity: '2', unit_price: '930', amount: '1860.00', reasons: [sentence('fixture-reason')], clause: both('Each started 10,000 users beyond the plan costs 930 a month.', '超出套餐部分，不足 1 万的按 1 万计算，每月 930 元。') },
    ],
    net: '3359.00',
    tax: '201.54',
    total: '3560.54',
    payments: [{ date: `${date}-03`, amount: '3560.54' }],
  };
}

export class FakeHost implements Host {
  asked: Request[] = [];
  values: Values = { ...start };
  state: Session = session();
  /** What every change does to the cheapest total. */
  effect: string | null = '12000.00';
  /** Milliseconds before every answer. */
  delay = 0;

  async call(request: Request): Promise<Reply> {
    this.asked.push(request);
    if (this.delay > 0) await new Promise((done) => setTimeout(done, this.delay));
    switch (request.command) {
      case 'preview':
        return { reply: 'evaluation', ...evaluation(this.#with(request.changes)) };
      case 'commit':
        this.values = this.#with(request.changes);
        return this.#answer({ evaluation: evaluation(this.values), document: { ...(this.state.document as object), values: { ...this.values } }, undo: { ...request.label, effect: this.effect }, redo: null });
      case 'edit':
        return this.#answer({ undo: { ...request.label, effect: this.effect }, redo: null });
      case 'schema':
        return { reply: 'schema', schema: JSON.parse(schema) as unknown };
      case 'history':
        return { reply: 'history', steps: [] };
      case 'price-curve':
        return { reply: 'price-curve', points: [], issues: [] };
      case 'undo':
        this.values = { ...start };
        return this.#answer({ evaluation: evaluation(), redo: this.state.undo, undo: null });
      case 'select':
        return this.#answer({ scenario: request.scenario });
      case 'set-settings':
        return this.#answer({ settings: request.settings });
      case 'save':
      case 'save-as':
        return this.#answer({ file_name: 'chat 2027.toml', saved: true, sample: null, written: { name: 'chat 2027.toml', number: 0 } });
      case 'bill':
        return { reply: 'bills', bills: request.month % 5 === 3 ? [] : [bill(request.month)] };
      case 'export':
        return { reply: 'exported', file: request.to === 'file' ? { name: 'chart.png', number: 0 } : null };
      case 'customer-copy':
        if (request.save) return { reply: 'exported', file: { name: 'copy.toml', number: 0 } };
        return { reply: 'customer-copy', left_out: [sentence('left-out-plan', { name: { type: 'name', value: 'Own' } })], changed: [], currency: this.state.evaluation.currency, issues: [] };
      case 'hide-amounts':
        return this.#answer({ amounts_hidden: request.hidden });
      case 'with-file':
        return { reply: 'done' };
      case 'open-file':
      case 'open-dropped':
        return { reply: 'cancelled' };
      default:
        return this.#answer({});
    }
  }

  #with(changes: readonly { path: string; value: string }[]): Values {
    return { ...this.values, ...Object.fromEntries(changes.map(({ path, value }) => [path, read(value)])) };
  }

  #answer(change: Partial<Session>): Reply {
    this.state = { ...this.state, ...change };
    return { reply: 'session', ...this.state };
  }
}
