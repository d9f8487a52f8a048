// A reporter that gives the specs that failed and why, and nothing else, so that the end of
// a long run can say them once more.

export default async function* failed(events) {
  for await (const { type, data } of events) {
    if (type !== 'test:fail') continue;
    const why = data.details.error.cause ?? data.details.error;
    yield `✖ ${data.file?.split('/').at(-1) ?? ''}: ${data.name}\n${String(why?.stack ?? why).replaceAll(/^/gm, '    ')}\n`;
  }
}
