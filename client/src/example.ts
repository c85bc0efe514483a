import { commands, window, workspace } from 'vscode';
import { REPORT_LANGUAGE } from '../../server/src/protocol';

/** Opens a made-up draft with mistakes of every kind in a new editor: nothing of the writer's is touched. */
export async function openExample(): Promise<void> {
  await window.showTextDocument(await workspace.openTextDocument({ language: REPORT_LANGUAGE, content: EXAMPLE }));
}

/** Opens the first steps, from where the example and the views are one click away. */
export async function openWalkthrough(): Promise<void> {
  await commands.executeCommand('workbench.action.openWalkthrough', 'reportlint.reportlint#firstSteps', false);
}

const EXAMPLE = `海港区教育局2024年工作总结

2024年，全局上下紧紧围绕“教育强区”目标，抓重点、补短板，各项工作取得新进展。

一、主要工作
（一）办学条件持续改善
全年新建学校12所，其中中学4所、小学6所、幼儿园3所，新增学位7880个。投入资金3.2亿元，同比增长8.5%。
（二）教师队伍不断加强
招聘教师260人，培训教师的的骨干1200余人次。一是严把入口关；三是建立交流机制。
（四）教育质量稳步提升
义务教育巩固率达到108%，普惠园覆盖率92.3%，比上年提高2.1个百分点。

二、存在问题
学位供给与群众期盼仍有差距，优质资源分布不够均衡。

三、2025年工作计划
（一）扩大学位供给
计划新建学校5所，新增学位3000个以上。
（二）提升教育质量
学位供给与群众期盼仍有差距，优质资源分布不够均衡。
`;
