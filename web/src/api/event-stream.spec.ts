import { parseEvents } from './event-stream.js';

describe('an event stream', () => {
  it('gives each complete event with its id and name', () => {
    expect(parseEvents('id: 3\nevent: step\ndata: {"version":3}\n\n').events).toEqual([{ id: '3', event: 'step', data: '{"version":3}' }]);
  });

  it('keeps an unfinished event for the next piece', () => {
    const first = parseEvents('data: a\n\nda');
    const second = parseEvents(`${first.rest}ta: b\n\n`);

    expect(first.events.map((event) => event.data)).toEqual(['a']);
    expect(second.events.map((event) => event.data)).toEqual(['b']);
  });

  it('takes a heartbeat for nothing', () => {
    expect(parseEvents(': alive\n\n')).toEqual({ events: [], rest: '' });
  });

  it('joins the lines of one event', () => {
    expect(parseEvents('data: a\ndata: b\r\n\r\n').events[0]?.data).toBe('a\nb');
  });
});
