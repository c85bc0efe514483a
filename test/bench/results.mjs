export const machine = () => '';
export const keepResult = (n, d) => console.log(JSON.stringify(d));
export const writeTables = () => {};
