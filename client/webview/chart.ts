import { BarController, BarElement, CategoryScale, Chart, LinearScale, Tooltip } from 'chart.js';

Chart.register(BarController, BarElement, CategoryScale, LinearScale, Tooltip);

export interface Bar {
  readonly label: string;
  readonly value: number;
  /** What the tip says instead of the bare value. */
  readonly text?: string;
  /** What stands at the end of the bar, where that is not the text. */
  readonly end?: string;
  /** Name of a colour variable without its dashes, such as `vscode-charts-blue`. */
  readonly colour?: string;
}

export interface BarsOptions {
  readonly label: string;
  readonly bars: readonly Bar[];
  readonly onPick?: (index: number) => void;
  /** A line across all bars, such as 100 %. */
  readonly mark?: number;
}

/** Horizontal bars, as labels are long; drawn in the colours of the editor's theme. Give the old chart to replace it. */
export function drawBars(canvas: HTMLCanvasElement, { label, bars, onPick, mark }: BarsOptions, old?: Chart): Chart {
  old?.destroy();
  const theme = themeOf(canvas);
  canvas.setAttribute('role', 'img');
  canvas.setAttribute('aria-label', `${label}: ${bars.map(bar => `${bar.label} ${bar.text ?? bar.value}`).join('; ')}`);
  return new Chart(canvas, {
    type: 'bar',
    data: {
      labels: bars.map(bar => shortened(bar.label)),
      datasets: [
        {
          data: bars.map(({ value }) => value),
          backgroundColor: bars.map(({ colour }) => theme(colour ?? 'vscode-charts-blue')),
          borderColor: theme('vscode-contrastActiveBorder', 'transparent'),
          borderWidth: 1,
          maxBarThickness: 18,
        },
      ],
    },
    options: {
      indexAxis: 'y',
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      ...(onPick && { onClick: (_, [picked]) => picked && onPick(picked.index) }),
      plugins: {
        tooltip: {
          displayColors: false,
          callbacks: {
            title: ([item]) => bars[item!.dataIndex]!.label,
            label: item => bars[item.dataIndex]!.text ?? String(bars[item.dataIndex]!.value),
          },
        },
      },
      scales: {
        x: {
          beginAtZero: true,
          ...(mark !== undefined && { suggestedMax: mark }),
          ticks: { display: false, ...(mark !== undefined && { stepSize: mark }) },
          border: { display: false },
          grid: {
            drawTicks: false,
            color: context => (context.tick?.value === mark ? theme('vscode-foreground') : 'transparent'),
          },
        },
        y: { ticks: { color: theme('vscode-foreground'), autoSkip: false }, grid: { display: false } },
      },
      layout: { padding: { right: ROOM_FOR_TEXT } },
      font: { family: getComputedStyle(canvas).fontFamily, size: 12 },
    },
    plugins: [{ id: 'texts', afterDatasetsDraw: chart => writeTexts(chart, bars, theme('vscode-foreground')) }],
  });
}

const ROOM_FOR_TEXT = 90;

/** What each bar stands for, at its end: nobody has to follow a line down to a scale. */
function writeTexts(chart: Chart, bars: readonly Bar[], colour: string): void {
  const { ctx } = chart;
  ctx.save();
  ctx.fillStyle = colour;
  ctx.font = `12px ${getComputedStyle(chart.canvas).fontFamily}`;
  ctx.textBaseline = 'middle';
  for (const [index, { x, y }] of chart.getDatasetMeta(0).data.entries())
    ctx.fillText(
      bars[index]!.end ?? bars[index]!.text ?? String(bars[index]!.value),
      Math.max(x, chart.chartArea.left) + 6,
      y,
    );
  ctx.restore();
}

const LONGEST_LABEL = 18;

function shortened(label: string): string {
  const characters = Array.from(label);
  return characters.length <= LONGEST_LABEL ? label : `${characters.slice(0, LONGEST_LABEL - 1).join('')}…`;
}

function themeOf(element: Element): (name: string, otherwise?: string) => string {
  const style = getComputedStyle(element);
  return (name, otherwise = '#888') => style.getPropertyValue(`--${name}`).trim() || otherwise;
}

/** Calls back when the editor changes its theme: what is painted does not follow by itself. */
export function onThemeChange(redraw: () => void): void {
  new MutationObserver(redraw).observe(document.body, { attributes: true, attributeFilter: ['class'] });
}

export type { Chart } from 'chart.js';
