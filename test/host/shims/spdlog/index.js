// The part of @vscode/spdlog's interface that VS Code uses, without its C++ build of 50 seconds: lines go to the file
// at once. Without it in some form VS Code's Output channels stay empty.
const fs = require('node:fs');
const path = require('node:path');

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'critical'];

class Logger {
  level = LEVELS.indexOf('info');
  raw = false;

  constructor(_type, _name, file) {
    this.file = file;
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.appendFileSync(file, '');
  }

  write(level, message) {
    if (LEVELS.indexOf(level) < this.level || this.file === undefined) return;
    try {
      fs.appendFileSync(this.file, this.raw ? message : `${stamp()} [${level}] ${message}\n`);
    } catch {
      // The folder is gone: the host is stopping.
    }
  }

  getLevel() {
    return this.level;
  }

  setLevel(level) {
    this.level = level;
  }

  setPattern() {}

  clearFormatters() {
    this.raw = true;
  }

  flush() {}

  drop() {
    this.file = undefined;
  }
}

for (const level of LEVELS) {
  Logger.prototype[level] = function (message) {
    this.write(level, message);
  };
}

const stamp = () => new Date().toISOString().replace('T', ' ').replace('Z', '');

const create = async (name, file) => new Logger('', name, file);

// One assignment each: an ES module that imports this sees only the names that Node's lexer finds.
exports.version = 0;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.Logger = Logger;
exports.createRotatingLogger = create;
exports.createAsyncRotatingLogger = create;
