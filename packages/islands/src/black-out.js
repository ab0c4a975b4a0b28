// @ts-check
/**
 * Boxes are drawn on the picture with mouse, pen or finger, and stand in the list below, which is what the form sends. A
 * change of the list is a change of the picture.
 */
const SIDES = ['x', 'y', 'width', 'height'];
const svg = document.querySelector('svg[data-black-out]');
const list = document.getElementById('boxes');
if (svg instanceof SVGSVGElement && list instanceof HTMLTextAreaElement) {
  const page = svg.dataset['blackOut'] ?? '';
  /** @type {SVGRectElement | null} */
  let drawn = null;
  let from = { x: 0, y: 0 };
  /** What stands on the picture for words, and not in the list. */
  const given = [...svg.querySelectorAll('rect')].map(boxOf).filter((box) => !lines().includes(lineOf(box)));

  /** @param {SVGRectElement} rect */
  function boxOf(rect) {
    return SIDES.map((name) => Number(rect.getAttribute(name)));
  }

  /** @param {number[]} box */
  function lineOf(box) {
    return [...(page === '' ? [] : [page]), ...box].join(',');
  }

  function lines() {
    return /** @type {HTMLTextAreaElement} */ (list).value.split(/[\s;]+/u).filter((line) => line !== '');
  }

  /**
   * @param {SVGRectElement} rect
   * @param {number[]} box
   */
  const move = (rect, box) => {
    for (const [i, name] of SIDES.entries()) rect.setAttribute(name, String(box[i]));
    return rect;
  };

  /** @param {number[]} box */
  const rectOf = (box) => move(document.createElementNS('http://www.w3.org/2000/svg', 'rect'), box);

  const show = () => {
    for (const rect of svg.querySelectorAll('rect')) rect.remove();
    const typed = lines()
      .map((line) => line.split(',').map(Number))
      .filter((box) => box.every(Number.isFinite))
      .flatMap((box) =>
        box.length === 5
          ? String(box[0]) === (page || '1')
            ? [box.slice(1)]
            : []
          : box.length === 4 && (page === '' || page === '1')
            ? [box]
            : [],
      );
    for (const box of [...given, ...typed]) svg.append(rectOf(box));
  };

  /** @param {PointerEvent} event */
  const place = (event) => {
    const matrix = svg.getScreenCTM();
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix?.inverse());
    const { width, height } = svg.viewBox.baseVal;
    const within = (/** @type {number} */ n, /** @type {number} */ most) => Math.round(Math.min(most, Math.max(0, n)));
    return { x: within(point.x, width), y: within(point.y, height) };
  };

  /** @param {PointerEvent} event */
  const between = (event) => {
    const to = place(event);
    return [Math.min(from.x, to.x), Math.min(from.y, to.y), Math.abs(to.x - from.x), Math.abs(to.y - from.y)];
  };

  svg.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    svg.setPointerCapture(event.pointerId);
    from = place(event);
    drawn = rectOf([from.x, from.y, 0, 0]);
    svg.append(drawn);
  });
  svg.addEventListener('pointermove', (event) => {
    if (drawn === null) return;
    move(drawn, between(event));
  });
  svg.addEventListener('pointerup', (event) => {
    if (drawn === null) return;
    const box = between(event);
    drawn = null;
    if (/** @type {number} */ (box[2]) > 2 && /** @type {number} */ (box[3]) > 2)
      list.value = [...lines(), lineOf(box)].join('\n');
    show();
  });
  svg.addEventListener('pointercancel', () => {
    drawn = null;
    show();
  });
  list.addEventListener('input', show);
}
