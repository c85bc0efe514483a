import type { Bilingual } from '../text/bilingual';

export const HELP: Bilingual = {
  zh: `用法：reportlint <命令> [选项] 路径…

检查中文工作报告、总结、计划、要点。全部在本机运行，不上传任何内容。

命令
  check        检查重复、编号、数字、文字问题
  outline      列出标题结构
  indicators   列出文中指标（数值、单位、时期）
  relations    列出核算过的数字关系（合计、占比、增幅等）
  config       说明某个文件用的是哪些设置、各来自哪里
  annotations  列出批注（存放在报告旁的 .annotations.json 文件里）
  compare      对照几份报告的同一指标；同一单位上下两年的报告，列出上年计划的完成情况

路径
  文件（名称不限）、文件夹（其下所有 .txt、.report、.md）或 -（标准输入）。
  文字编码可为 UTF-8、带 BOM 的 UTF-16、GB18030(GBK)，自动识别。

选项
  --format <格式>     check：pretty（默认）、json、sarif、github
                      outline：tree（默认）、json
                      indicators：table（默认）、json、csv
                      relations、config：table（默认）、json
                      annotations：table（默认）、json、csv、markdown
                      compare：table（默认）、json、csv
  --fix               check：自动改正有把握的问题，保留编码和换行；
                      路径为 - 时，把改好的文字写到标准输出
  --across            check：把给出的文件互相比对，报告与别的文件相同的段落、与上年报告不一致的上年数
  --fail-on <级别>    check：达到此级别时退出码为 1：
                      error、warning（默认）、information、never
  --config <文件>     check、config：用这个设置文件，不另找 .reportlint.json
  --baseline <文件>   check：基线文件中已有的问题不再报告
  --update-baseline   check：把现有的问题写入基线文件，已没有的删去
  --explain           config：列出每项设置的值和出处
  --lang <语言>       zh-CN（默认）、en
  -h, --help          显示本说明
  -v, --version       显示版本号

退出码
  0  没有达到 --fail-on 级别的问题
  1  有
  2  参数有误，或有文件不能检查（其余照常检查）
`,
  en: `Usage: reportlint <command> [options] PATH…

Checks Chinese work reports, summaries and plans. Everything runs on this machine; nothing is ever sent anywhere.

Commands
  check        find repeated text, broken numbering, wrong figures, damaged text
  outline      list the headings
  indicators   list the figures with what they measure
  relations    list the figures that were checked against each other (sums, shares, growth and more)
  config       say which settings a file is checked under, and where each comes from
  annotations  list the annotations (kept beside the report in its .annotations.json)
  compare      set the same indicators of several reports side by side; for two successive reports
               of one bureau, tell what became of last year's plans

Paths
  A file (of any name), a folder (all .txt, .report and .md below it) or - for standard input.
  The encoding is UTF-8, UTF-16 with BOM or GB18030 (GBK), detected.

Options
  --format <format>   check: pretty (default), json, sarif, github
                      outline: tree (default), json
                      indicators: table (default), json, csv
                      relations, config: table (default), json
                      annotations: table (default), json, csv, markdown
                      compare: table (default), json, csv
  --fix               check: repair what is certain, keeping encoding and line ends;
                      with the path - the mended text goes to standard output
  --across            check: compare the files with one another: passages that they share, figures that
                      last year's report gave otherwise
  --fail-on <level>   check: exit with 1 from this severity on:
                      error, warning (default), information, never
  --config <file>     check, config: use this file and look for no .reportlint.json
  --baseline <file>   check: report nothing that stands in this file
  --update-baseline   check: write what is found into the baseline, and remove what is no more
  --explain           config: list every setting with its value and its origin
  --lang <language>   zh-CN (default), en
  -h, --help          show this help
  -v, --version       show the version

Exit codes
  0  nothing at or above --fail-on
  1  findings
  2  unusable arguments, or files that could not be checked (the others were)
`,
};
