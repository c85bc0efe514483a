export async function rulesIndex() {
  return [];
}
