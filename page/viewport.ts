import { getElement } from './dom';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** How far the pointer moves before a click becomes a drag. */
const slack = 4;

/** Shows a part of the world: with the wheel, by dragging, with two fingers, with keys and buttons. */
export class Viewport {
  private readonly canvas = getElement<HTMLElement>('.canvas');
  private readonly all: DOMRectReadOnly;
  /** The part of the world that is shown. The canvas may be wider or higher: then it shows more. */
  private frame: DOMRectReadOnly;
  private readonly pointers = new Map<number, Point>();
  private dragged = 0;

  public constructor(private readonly world: HTMLElement) {
    const svg = world.querySelector('svg');
    this.all = new DOMRectReadOnly(0, 0, svg?.width.baseVal.value, svg?.height.baseVal.value);
    this.frame = this.all;
    this.canvas.addEventListener('wheel', (event) => this.onWheel(event), { passive: false });
    this.canvas.addEventListener('pointerdown', (event) => this.onPointerDown(event));
    this.canvas.addEventListener('pointermove', (event) => this.onPointerMove(event));
    for (const type of ['pointerup', 'pointercancel'] as const) {
      this.canvas.addEventListener(type, ({ pointerId }) => this.pointers.delete(pointerId));
    }
    this.canvas.addEventListener('scroll', () => this.onScroll());
    new ResizeObserver(() => this.update()).observe(this.canvas);
  }

  /** Whether the pointer was moved since it went down, so that a click is the end of a drag. */
  public get wasDragged(): boolean {
    return this.dragged > slack;
  }

  public showAll(): void {
    this.show(this.all);
  }

  /** Shows all of some places, not larger than they are. */
  public showOnly(places: readonly DOMRectReadOnly[]): void {
    if (places.length === 0) {
      return;
    }
    const left = Math.min(...places.map((place) => place.left));
    const top = Math.min(...places.map((place) => place.top));
    const right = Math.max(...places.map((place) => place.right));
    const bottom = Math.max(...places.map((place) => place.bottom));
    const width = Math.max(right - left + 48, this.canvas.clientWidth);
    const height = Math.max(bottom - top + 48, this.canvas.clientHeight);
    this.show(new DOMRectReadOnly((left + right - width) / 2, (top + bottom - height) / 2, width, height));
  }

  /** Moves the world so that a place is visible and can be read. */
  public reveal(place: DOMRectReadOnly): void {
    const { left, top, right, bottom } = this.frame;
    const isInside = place.left >= left && place.top >= top && place.right <= right && place.bottom <= bottom;
    if (!isInside || this.scale < 0.5) {
      this.showOnly([place]);
    }
  }

  public zoom(factor: number, at = this.center): void {
    const { x, y, width, height } = this.frame;
    const by = Math.min(Math.max(factor, 60 / width), (this.all.width * 4) / width);
    this.show(new DOMRectReadOnly(at.x - (at.x - x) * by, at.y - (at.y - y) * by, width * by, height * by));
  }

  /** Moves the world by pixels of the screen. */
  public pan(dx: number, dy: number): void {
    const { x, y, width, height } = this.frame;
    this.show(new DOMRectReadOnly(x - dx / this.scale, y - dy / this.scale, width, height));
  }

  /** Call this when the canvas may have another size. */
  public update(): void {
    const { scale } = this;
    const { left, top } = this.origin;
    this.world.style.transform = `translate(${left}px, ${top}px) scale(${scale})`;
  }

  private show(frame: DOMRectReadOnly): void {
    this.frame = frame;
    this.update();
  }

  /** Pixels of the screen for each pixel of the world. */
  private get scale(): number {
    return Math.min(this.canvas.clientWidth / this.frame.width, this.canvas.clientHeight / this.frame.height);
  }

  /** Where in the canvas the upper left corner of the world is: the frame is in the middle. */
  private get origin(): { left: number; top: number } {
    const { x, y } = this.center;
    return {
      left: this.canvas.clientWidth / 2 - x * this.scale,
      top: this.canvas.clientHeight / 2 - y * this.scale,
    };
  }

  private get center(): Point {
    const { x, y, width, height } = this.frame;
    return { x: x + width / 2, y: y + height / 2 };
  }

  private pointAt(clientX: number, clientY: number): Point {
    const { left, top } = this.canvas.getBoundingClientRect();
    const { origin, scale } = this;
    return { x: (clientX - left - origin.left) / scale, y: (clientY - top - origin.top) / scale };
  }

  /** A browser scrolls to what gets the focus. The world is moved in place of that. */
  private onScroll(): void {
    const { scrollLeft, scrollTop } = this.canvas;
    this.canvas.scrollTo(0, 0);
    this.pan(-scrollLeft, -scrollTop);
  }

  private onWheel(event: WheelEvent): void {
    event.preventDefault();
    const speed = event.ctrlKey ? 0.01 : 0.0015;
    this.zoom(Math.exp(event.deltaY * speed), this.pointAt(event.clientX, event.clientY));
  }

  private onPointerDown(event: PointerEvent): void {
    this.dragged = 0;
    this.pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  }

  private onPointerMove(event: PointerEvent): void {
    const before = this.pointers.get(event.pointerId);
    if (before === undefined) {
      return;
    }
    const now = { x: event.clientX, y: event.clientY };
    const [other] = [...this.pointers].filter(([id]) => id !== event.pointerId).map(([, point]) => point);
    this.dragged += distance(now, before);
    this.pointers.set(event.pointerId, now);
    if (!this.wasDragged) {
      return;
    }
    // From here on the pointer may leave the canvas. Earlier, a click would lose the object that it is on.
    this.canvas.setPointerCapture(event.pointerId);
    if (other === undefined) {
      this.pan(now.x - before.x, now.y - before.y);
    } else {
      const factor = distance(before, other) / Math.max(distance(now, other), 1);
      this.zoom(factor, this.pointAt((now.x + other.x) / 2, (now.y + other.y) / 2));
    }
  }
}

function distance(one: Point, other: Point): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}
