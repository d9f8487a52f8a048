import { describe, expect, it } from 'vitest';
import { http } from './http.ts';

const answer = (status: number, body: unknown) => () => Promise.resolve(new Response(JSON.stringify(body), { status }));

describe('the host over HTTP', () => {
  it('returns the reply', async () => {
    await expect(http('/call', answer(200, { reply: 'cancelled' })).call({ command: 'start' })).resolves.toEqual({ reply: 'cancelled' });
  });

  it('rejects with the refusal', async () => {
    const refusal = { code: 'bad-value', message: { key: 'x', args: {} }, issues: [] };
    await expect(http('/call', answer(422, refusal)).call({ command: 'start' })).rejects.toEqual(refusal);
  });

  it('rejects with a refusal of its own when nothing answers', async () => {
    await expect(http('/call', answer(502, {})).call({ command: 'start' })).rejects.toMatchObject({ code: 'unreachable' });
    await expect(http('/call', () => Promise.reject(new Error('down'))).call({ command: 'start' })).rejects.toMatchObject({ code: 'unreachable' });
  });
});
