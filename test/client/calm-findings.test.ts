import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { type CalmFinding, CalmFindings } from '../../client/src/calm-findings';
import { type Change, type Stretch, shifted, touches } from '../../client/src/stretches';
import { fakeClock } from '../support/fake-clock';
import { runs } from '../support/runs';

const URI = 'file:///a.txt';
const at = (line: number, from: number, to = from): Stretch => ({
  start: { line, character: from },
  end: { line, character: to },
});
const typed = (line: number, character: number, text = '字'): Change => ({ range: at(line, character), text });
const finding = (rule: string, range: Stretch): CalmFinding => ({ rule, range });

/** A writer whose caret is in a word of line 3, from 10 to 14, unless it is moved. */
function scene() {
  const clock = fakeClock();
  const shown: string[][] = [];
  let word: Stretch | undefined = at(3, 10, 14);
  const calm = new CalmFindings<CalmFinding>(clock, {
    wordAtCaret: uri => (uri === URI ? word : undefined),
    moved: ({ rule }, range) => ({ rule, range }),
    show: (_, findings) =>
      shown.push(findings.map(({ rule, range }) => `${rule}@${range.start.line}:${range.start.character}`)),
  });
  const moveCaret = (to: Stretch | undefined) => {
    word = to;
    calm.caretMoved(URI);
  };
  const last = () => shown.at(-1);
  calm.found(URI, []);
  return { calm, clock, shown, last, moveCaret };
}

suite('findings while typing', () => {
  test('come at once where nobody types', () => {
    const { calm, last } = scene();
    calm.found(URI, [finding('new', at(3, 11, 12))]);
    assert.deepEqual(last(), ['new@3:11']);
  });

  test('in the word that is being typed wait for a pause', () => {
    const { calm, clock, last } = scene();
    calm.edited(URI, [typed(3, 12)]);
    calm.found(URI, [finding('new', at(3, 11, 13)), finding('elsewhere', at(5, 0, 4))]);
    assert.deepEqual(last(), ['elsewhere@5:0']);
    clock.pass(299);
    assert.deepEqual(last(), ['elsewhere@5:0']);
    clock.pass(1);
    assert.deepEqual(last(), ['new@3:11', 'elsewhere@5:0']);
    assert.equal(clock.waiting(), 0);
  });

  test('are never later than half a second, however long the writer goes on', () => {
    const { calm, clock, last } = scene();
    let waited = 0;
    for (let letter = 0; letter < 20 && !last()?.length; letter++) {
      calm.edited(URI, [typed(3, 12)]);
      calm.found(URI, [finding('new', at(3, 11, 13 + letter))]);
      if (last()?.length) break;
      clock.pass(100);
      waited += 100;
    }
    assert.ok(waited > 300 && waited <= 500, String(waited));
    calm.edited(URI, [typed(3, 12)]);
    calm.found(URI, [finding('new', at(3, 11, 40))]);
    assert.deepEqual(last(), ['new@3:11']);
  });

  test('touching the word from outside wait too', () => {
    for (const range of [at(3, 8, 10), at(3, 14, 16), at(3, 12), { start: at(2, 0).start, end: at(4, 1).end }]) {
      const { calm, last } = scene();
      calm.edited(URI, [typed(3, 12)]);
      calm.found(URI, [finding('new', range)]);
      assert.deepEqual(last(), [], JSON.stringify(range));
    }
  });

  test('come when the caret leaves the word', () => {
    const { calm, clock, last, moveCaret } = scene();
    calm.edited(URI, [typed(3, 12)]);
    calm.found(URI, [finding('new', at(3, 11, 12))]);
    moveCaret(at(3, 12, 14));
    assert.deepEqual(last(), []);
    moveCaret(at(3, 15, 17));
    assert.deepEqual(last(), ['new@3:11']);
    assert.equal(clock.waiting(), 0);
  });

  test('that were there before stay, also where the typing stretches them', () => {
    const { calm, last } = scene();
    calm.found(URI, [finding('old', at(3, 8, 13))]);
    calm.edited(URI, [typed(3, 12)]);
    calm.found(URI, [finding('old', at(3, 8, 14)), finding('new', at(3, 8, 14))]);
    assert.deepEqual(last(), ['old@3:8']);
  });

  test('that are no more go at once', () => {
    const { calm, last } = scene();
    calm.found(URI, [finding('old', at(3, 11, 12))]);
    calm.edited(URI, [typed(3, 12)]);
    calm.found(URI, []);
    assert.deepEqual(last(), []);
  });

  test('move with the text while they wait', () => {
    const { calm, clock, last } = scene();
    calm.edited(URI, [typed(3, 12)]);
    calm.found(URI, [finding('new', at(3, 12, 14)), finding('below', at(6, 2, 4))]);
    clock.pass(100);
    calm.edited(URI, [typed(3, 11, '一\n二三')]);
    clock.pass(350);
    assert.deepEqual(last(), ['new@4:3', 'below@7:2']);
  });

  test('in another document are not held', () => {
    const { calm, last } = scene();
    const other = 'file:///b.txt';
    calm.found(other, []);
    calm.edited(other, [typed(3, 12)]);
    calm.found(other, [finding('new', at(3, 11, 12))]);
    assert.deepEqual(last(), ['new@3:11']);
  });

  test('of a document that was closed are called off', () => {
    const { calm, clock, shown } = scene();
    calm.edited(URI, [typed(3, 12)]);
    calm.found(URI, [finding('new', at(3, 11, 12))]);
    const before = shown.length;
    calm.forget(URI);
    clock.pass(1000);
    assert.equal(shown.length, before);
  });

  test('in the end all are shown, whatever was typed and found', () => {
    const step = fc.record({ character: fc.nat(20), from: fc.nat(20), length: fc.nat(5), wait: fc.nat(400) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), steps => {
        const { calm, clock, last } = scene();
        for (const { character, from, length, wait } of steps) {
          calm.edited(URI, [typed(3, character)]);
          calm.found(URI, [finding('a', at(3, from, from + length)), finding('b', at(3, from + 2, from + length + 2))]);
          clock.pass(wait);
        }
        clock.pass(500);
        assert.equal(last()?.length, steps.length === 0 ? 0 : 2);
        assert.equal(clock.waiting(), 0);
      }),
      runs(50),
    );
  });
});

suite('stretches', () => {
  test('follow their text as an editor moves it', () => {
    const change = fc.record({
      from: fc.nat(30),
      length: fc.nat(6),
      text: fc.constantFrom('', '字', 'ab\ncd', '\r\n'),
    });
    fc.assert(
      fc.property(change, fc.nat(30), ({ from, length, text }, mark) => {
        const lines = 'abcdefgh\nijklmnop\nqrstuvwx\nyz'.slice(0, 30);
        const [start, end] = [Math.min(from, 27), Math.min(from + length, 28)];
        const place = Math.min(mark, 28);
        if (place > start && place < end) return;
        const moved = place <= start ? place : place + text.length - (end - start);
        const after = lines.slice(0, start) + text + lines.slice(end);
        const range = { start: placeIn(lines, start), end: placeIn(lines, end) };
        const whole = { start: placeIn(lines, place), end: placeIn(lines, place) };
        assert.deepEqual(shifted(whole, [{ range, text }]).start, placeIn(after, moved));
      }),
      runs(200),
    );
  });

  test('touch at their edges', () => {
    assert.ok(touches(at(1, 2, 4), at(1, 4, 6)) && touches(at(1, 4), at(1, 2, 4)));
    assert.ok(!touches(at(1, 2, 4), at(1, 5, 6)) && !touches(at(1, 2, 4), at(2, 2, 4)));
  });
});

function placeIn(text: string, offset: number): Stretch['start'] {
  const before = text.slice(0, offset).split(/\r\n|\n/);
  return { line: before.length - 1, character: before.at(-1)!.length };
}
