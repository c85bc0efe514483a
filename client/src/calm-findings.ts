import type { Clock } from './clock';
import { type Change, type Stretch, shifted, touches } from './stretches';

/** What is known of a finding here. */
export interface CalmFinding {
  readonly range: Stretch;
  /** The id of its rule. */
  readonly rule: string;
}

/** Where findings come from and go to; a document is named by its URI. */
export interface CalmScene<F extends CalmFinding> {
  /** The word that the writer's caret stands in, or the caret itself; undefined where the caret is in no such document. */
  readonly wordAtCaret: (uri: string) => Stretch | undefined;
  /** The same finding in another place. */
  readonly moved: (finding: F, range: Stretch) => F;
  readonly show: (uri: string, findings: readonly F[]) => void;
}

/** Milliseconds without an edit that count as a pause. */
const PAUSE = 300;

/** Milliseconds after which a finding is shown although the writer goes on: with the check itself less than half a second. */
const LONGEST = 450;

/** What is known of one document. */
interface Known<F> {
  /** All that was found, moved along with the text. */
  findings: readonly F[];
  shown: readonly F[];
  /** Since when findings of a rule are held back. */
  heldSince: ReadonlyMap<string, number>;
  edited: number | undefined;
  callOff: (() => void) | undefined;
}

/**
 * Keeps new findings away from the word that is being typed until the writer pauses or leaves it, and never for long.
 * All others, and those that were there before, are shown as they come; what is no longer found goes at once.
 */
export class CalmFindings<F extends CalmFinding> {
  private readonly documents = new Map<string, Known<F>>();

  constructor(
    private readonly clock: Clock,
    private readonly scene: CalmScene<F>,
  ) {}

  /** Says what was found in the document as it is now. */
  found(uri: string, findings: readonly F[]): void {
    const known = this.documents.get(uri) ?? NOTHING_KNOWN<F>();
    this.documents.set(uri, known);
    known.findings = findings;
    this.settle(uri, known);
  }

  /** Says that the document was edited; the changes in the order in which they are to be made. */
  edited(uri: string, changes: readonly Change[]): void {
    const known = this.documents.get(uri);
    if (known === undefined || changes.length === 0) return;
    const follow = (finding: F) => this.scene.moved(finding, shifted(finding.range, changes));
    known.findings = known.findings.map(follow);
    known.shown = known.shown.map(follow);
    known.edited = this.clock.now();
    if (known.heldSince.size > 0) this.wait(uri, known);
  }

  /** Says that the caret has moved: it may have left the word. */
  caretMoved(uri: string): void {
    const known = this.documents.get(uri);
    if (known && known.heldSince.size > 0) this.settle(uri, known);
  }

  forget(uri: string): void {
    this.documents.get(uri)?.callOff?.();
    this.documents.delete(uri);
  }

  private settle(uri: string, known: Known<F>): void {
    const now = this.clock.now();
    const isTyping = known.edited !== undefined && now - known.edited < PAUSE;
    const word = isTyping ? this.scene.wordAtCaret(uri) : undefined;
    const heldSince = new Map<string, number>();
    known.shown = known.findings.filter(finding => {
      if (word === undefined || !touches(finding.range, word) || isAmong(known.shown, finding)) return true;
      const since = known.heldSince.get(finding.rule) ?? now;
      if (now - since >= LONGEST) return true;
      heldSince.set(finding.rule, since);
      return false;
    });
    known.heldSince = heldSince;
    this.scene.show(uri, known.shown);
    this.wait(uri, known);
  }

  /** Looks again when the pause would be one, or when the first of those held back has waited long enough. */
  private wait(uri: string, known: Known<F>): void {
    known.callOff?.();
    known.callOff = undefined;
    if (known.heldSince.size === 0) return;
    const until = Math.min((known.edited ?? 0) + PAUSE, Math.min(...known.heldSince.values()) + LONGEST);
    known.callOff = this.clock.after(Math.max(0, until - this.clock.now()), () => this.settle(uri, known));
  }
}

function NOTHING_KNOWN<F>(): Known<F> {
  return { findings: [], shown: [], heldSince: new Map(), edited: undefined, callOff: undefined };
}

/** Whether the finding was shown before: one of the same rule in the same place, which the edits may have stretched. */
function isAmong(shown: readonly CalmFinding[], { rule, range }: CalmFinding): boolean {
  return shown.some(each => each.rule === rule && touches(each.range, range));
}
