/** What is needed of a file system, for files named by `Place`; tests hand in their own. */
export interface Files<Place> {
  /** Undefined where there is no such file; rejects where it cannot be read. */
  read(file: Place): Promise<string | undefined>;
  write(file: Place, content: string): Promise<void>;
  /** Puts a file in the place of another. Some file systems take the other away first: see `readFile`. */
  replace(file: Place, by: Place): Promise<void>;
  remove(file: Place): Promise<void>;
  /** A new name for a draft, beside the file. */
  draftOf(file: Place): Place;
  /** The drafts of a file that are there, the newest first. */
  drafts(file: Place): Promise<readonly Place[]>;
}

/** Whether a content is all that somebody wrote: a write may have been cut off. */
export type IsWhole = (content: string) => boolean;

/**
 * The content of a file that is written by `changeFile`; undefined where there is none. VS Code takes a file away before it
 * puts another in its place: where it was cut off between the two, the content is in the draft, which is whole by then.
 */
export async function readFile<Place>(files: Files<Place>, file: Place, isWhole: IsWhole): Promise<string | undefined> {
  const content = await files.read(file);
  if (content !== undefined) return content;
  for (const draft of await files.drafts(file)) {
    const drafted = await files.read(draft);
    if (drafted !== undefined && isWhole(drafted)) return drafted;
  }
  // It may just have been put in its place.
  return files.read(file);
}

/**
 * Changes a file that others may change too. `change` makes the new content of what the file holds just now (undefined where
 * there is none), or undefined to leave it. A reader by `readFile` sees the old or the new content and never a part: it is
 * written under another name first. Where the file has changed in the meantime, the change is made anew to what it holds
 * then.
 */
export async function changeFile<Place>(
  files: Files<Place>,
  file: Place,
  isWhole: IsWhole,
  change: (content: string | undefined) => Promise<string | undefined>,
): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const before = await readFile(files, file, isWhole);
    const after = await change(before);
    if (after === undefined || after === before) return;
    if (await replaced(files, file, isWhole, before, after)) return;
  }
  throw new Error('The file keeps changing');
}

const ATTEMPTS = 8;

/** False where the file no longer is what it was. */
async function replaced<Place>(
  files: Files<Place>,
  file: Place,
  isWhole: IsWhole,
  before: string | undefined,
  after: string,
): Promise<boolean> {
  // Not yet written, so that the draft is not taken for what a missing file held.
  if ((await readFile(files, file, isWhole)) !== before) return false;
  const abandoned = (await files.read(file)) === undefined ? await files.drafts(file) : [];
  const draft = files.draftOf(file);
  try {
    await files.write(draft, after);
    const now = await files.read(file);
    if (now !== undefined && now !== before) return await files.remove(draft).then(() => false);
    await files.replace(file, draft);
    // Else they would come back when somebody deletes the file.
    for (const each of abandoned) await files.remove(each).catch(() => undefined);
    return true;
  } catch (error) {
    await tidied(files, file, draft);
    throw error;
  }
}

/** Where the file has been taken away and the draft has not come, the draft is all that is left. */
async function tidied<Place>(files: Files<Place>, file: Place, draft: Place): Promise<void> {
  try {
    if ((await files.read(file)) !== undefined) await files.remove(draft);
  } catch {
    // The error that led here is the one to tell of.
  }
}
