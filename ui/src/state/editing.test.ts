import { beforeEach, expect, it } from 'vitest';
import { FakeHost } from '../testing/fake-host.ts';
import { makeDesk, type Desk } from './desk.ts';

let host: FakeHost;
let desk: Desk;
const kept = () => host.asked.flatMap((request) => (request.command === 'edit' ? [request.label] : []));

beforeEach(async () => {
  host = new FakeHost();
  desk = makeDesk(host);
  await desk.study.start();
});

it('a step that names another part of the study says its name, and other values as they are written', async () => {
  await desk.editing.put('plans.pro.charges.use.meter', 'users');
  await desk.editing.put('options.pro-monthly.start', '2027-03-01');
  const users = { type: 'name', value: { en: 'Daily users', 'zh-CN': '日活跃用户' } };
  expect(kept()).toMatchObject([
    { key: 'edit-set-from', args: { from: users, to: users } },
    { key: 'edit-set-from', args: { from: { type: 'text', value: '2027-02-15' }, to: { type: 'text', value: '2027-03-01' } } },
  ]);
});
