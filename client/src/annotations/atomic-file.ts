/** What is needed of a file system, for files named by `Place`; tests hand in their own. */
export interface Files<Place> {
  /** Undefined where there is no such file; rejects where it cannot be read. */
  read(file: Place): Promise<string | undefined>;
  write(file: Place, content: string): Promise<void>;
  /** Puts a file in the place of another, all at once. */
  replace(file: Place, by: Place): Promise<void>;
  remove(file: Place): Promise<void>;
  /** A new name beside the file. */
  beside(file: Place): Place;
}

/**
 * Changes a file that others may change too. `change` makes the new content of what the file holds just now (undefined where
 * there is none), or undefined to leave it. A reader sees the old or the new content and never a part: it is written under
 * another name first. Where the file has changed in the meantime, the change is made anew to what it holds then.
 */
export async function changeFile<Place>(
  files: Files<Place>,
  file: Place,
  change: (content: string | undefined) => Promise<string | undefined>,
): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const before = await files.read(file);
    const after = await change(before);
    if (after === undefined || after === before) return;
    if (await replaced(files, file, before, after)) return;
  }
  throw new Error('The file keeps changing');
}

const ATTEMPTS = 8;

/** False where the file no longer is what it was. */
async function replaced<Place>(
  files: Files<Place>,
  file: Place,
  before: string | undefined,
  after: string,
): Promise<boolean> {
  const draft = files.beside(file);
  try {
    await files.write(draft, after);
    if ((await files.read(file)) !== before) return await given(files.remove(draft), false);
    return await given(files.replace(file, draft), true);
  } catch (error) {
    // The error that led here is the one to tell of.
    await files.remove(draft).catch(() => undefined);
    throw error;
  }
}

async function given<T>(done: Promise<void>, result: T): Promise<T> {
  await done;
  return result;
}
