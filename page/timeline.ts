import { type ProbeRow } from '../lib/engines/graph/page/probe-rows';
import { element, svgElement } from './dom';

/** When the kubelet acts on the probes of an object: a bar for each event, from the earliest to the latest second. */
export function timeline(rows: readonly ProbeRow[]): HTMLElement {
  const latest = Math.max(...rows.map((row) => row.latest), 1);
  return element('ol', { class: 'timeline' }, ...rows.map((row) => event(row, latest)));
}

const width = 300;

function event({ container, probe, event, since, earliest, latest }: ProbeRow, most: number): HTMLElement {
  const bar = svgElement('svg', { viewBox: `0 0 ${width} 8`, class: `bar ${probe}`, 'aria-hidden': 'true' });
  const start = (earliest / most) * width;
  bar.append(
    svgElement('rect', { class: 'track', width: String(width), height: '8', rx: '4' }),
    svgElement('rect', {
      class: 'range',
      x: String(Math.min(start, width - 4)),
      width: String(Math.max(((latest - earliest) / most) * width, 4)),
      height: '8',
      rx: '4',
    }),
  );
  const seconds = earliest === latest ? `${latest} s` : `${earliest}–${latest} s`;
  const title = element('span', {}, element('strong', {}, probe), ` ${event}`);
  return element('li', { title: `${container}: ${since}` }, title, element('span', {}, `${seconds} ${since}`), bar);
}
