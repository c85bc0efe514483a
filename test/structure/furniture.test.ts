import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { lineKindOf, readMetadata } from '../../server/src/structure/furniture';
import { readText } from '../../server/src/text/reading';

const kindOf = (line: string) => lineKindOf(readText(line));

suite('kinds of lines', () => {
  const kinds = {
    blank: ['', ' ', '　　', '\t'],
    bar: ['|', ' | | ', '||||'],
    furniture: [
      '信息索引号 | 002489058/2025-00001 | 成文日期 | 2025-01-06',
      '责任部门 | 教育局 | 公开形式 | 主动公开',
      '浏览次数： 120',
      '【打印本页】【关闭窗口】',
      '发布日期:2024-05-08 浏览次数: 来源:区教育局 字体:[ ]',
      '来源：区教育局',
      '您现在的位置：首页 > 政务公开 > 工作总结',
      '首页 > 政务公开 > 总结',
      '時間：2025-01-02',
      '字號：大 中 小',
      '上一篇：2023年工作总结',
      '【字体：大 中 小】',
      '字号：[大] [中] [小] 打印',
      '【打印】【关闭】',
      '打印本页 | 关闭窗口 | 返回顶部',
      '分享到：微信 微博',
      '扫一扫在手机打开当前页',
      '我要纠错',
      '阅读次数：1,203',
      '阅读：356次',
      '当前位置：首页 / 政务公开 / 工作总结',
      '网站首页 » 信息公开 » 总结计划',
      '2025-01-20 10:32 来源：区教育局 浏览：120',
      '发布时间：2025年1月20日 字号：大 中 小',
      '责任编辑：张三',
      '索引号：002489058/2025-00001',
      '发布机构：某区教育局',
      '主题分类：教育',
      '相关链接：',
      '主办单位：某区人民政府 承办单位：某区教育局',
      '版权所有：某区教育局 京ICP备05012345号',
      '网站标识码：1101050001 京公网安备11010502000001号',
    ],
    table: ['项目 | 数量 | 单位', '| 学校 | 12 | 所 |'],
    text: [
      '一、工作总结',
      '资金来源：财政拨款，共120万元，用于学校建设和教师培训。',
      '打印本页材料120份，发放到各学校。',
      '全区教育工作的来源和位置都很清楚。',
      '关闭落后产能12家。',
      '主题词是稳中求进，发布机构改革方案。',
      '主办单位要切实负责，承办单位密切配合，确保活动安全有序',
      '联系电话：0755-12345678',
      '来源：财政拨款、社会捐赠、学校自筹，三项合计1.2亿元，全部用于学校建设。',
      '返回学校上课的学生达到1200人',
      '小中大衔接',
      '名称：某区教育局',
      '发布实施方案12个',
      '阅读量大幅提升，访问量突破三万次。',
      '下载资源1200条，分享经验12次',
      '作者：全区教师共发表论文120篇。',
      `${'浏览次数：'.repeat(60)}`,
    ],
  } as const;
  for (const [kind, lines] of Object.entries(kinds)) {
    for (const line of lines)
      test(`${kind}: ${line.slice(0, 40) || 'an empty line'}`, () => assert.equal(kindOf(line), kind));
  }
});

suite('data of index tables', () => {
  test('labels with colons', () => {
    const text = '索引号:0024/2025  发布机构:某区教育局 发布日期:2025-01-06';
    const data = readMetadata(text);
    assert.deepEqual(
      data.map(({ label, value, start, end }) => [label, value, text.slice(start, end)]),
      [
        ['索引号', '0024/2025', '0024/2025'],
        ['发布机构', '某区教育局', '某区教育局'],
        ['发布日期', '2025-01-06', '2025-01-06'],
      ],
    );
  });

  test('a label and the cell behind it', () => {
    const text = '信息索引号 | 0024/2025 | 成文日期 | 2025-01-06 | 备注';
    const data = readMetadata(text);
    assert.deepEqual(
      data.map(({ label, value }) => [label, value]),
      [
        ['信息索引号', '0024/2025'],
        ['成文日期', '2025-01-06'],
      ],
    );
    for (const { value, start, end } of data) assert.equal(text.slice(start, end), value);
  });
});
