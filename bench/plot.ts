/** The results as bars, readable on light and on dark ground. */
import type { Result } from './result';

const WIDTH = 720;
const LABEL = 330;
const LINE = 22;
const BAR = 12;
const MARGIN = 16;
/** Room for the figure behind the longest bar. */
const FIGURE = 70;

const STYLE = `
	text { font: 12px system-ui, sans-serif; fill: #24292f; }
	.title { font-weight: 600; font-size: 13px; }
	.own { fill: #0b7a75; }
	.other { fill: #a8b1bb; }
	@media (prefers-color-scheme: dark) {
		text { fill: #e6edf3; }
		.own { fill: #35c2ba; }
		.other { fill: #5b6672; }
	}`;

/** One block of bars for each experiment; shorter is better in all of them. */
export function plot(results: Result[]): string {
	let top = MARGIN;
	const blocks = results.map((result) => {
		const block = bars(result, top);
		top += (result.rows.length + 1.8) * LINE;
		return block;
	});
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${Math.ceil(top)}" role="img" aria-label="This pack beside n8n's HTTP Request node: shorter bars are better">
<style>${STYLE}
</style>
${blocks.join('\n')}
</svg>
`;
}

function bars({ title, axis, rows }: Result, top: number): string {
	const longest = Math.max(...rows.map(({ bar }) => bar));
	const scale = (WIDTH - LABEL - FIGURE - MARGIN) / longest;
	const lines = rows.map(({ contender, bar }, i) => {
		const y = top + (i + 1) * LINE;
		const kind = i === 0 ? 'own' : 'other';
		const length = (bar * scale).toFixed(1);
		return [
			text(MARGIN, y + BAR - 2, contender),
			`<rect class="${kind}" x="${LABEL}" y="${y}" width="${length}" height="${BAR}" rx="2"/>`,
			text(LABEL + bar * scale + 6, y + BAR - 2, figure(bar)),
		].join('');
	});
	return [text(MARGIN, top + BAR, `${title} (${axis})`, 'title'), ...lines].join('\n');
}

function figure(value: number): string {
	return value >= 100 ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : 2);
}

function text(x: number, y: number, content: string, kind?: string): string {
	const escaped = content.replace(/&/g, '&amp;').replace(/</g, '&lt;');
	const shown = kind === undefined ? '' : ` class="${kind}"`;
	return `<text${shown} x="${x.toFixed(1)}" y="${y.toFixed(1)}">${escaped}</text>`;
}
