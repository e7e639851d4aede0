import type { Page } from 'playwright-core';

/**
 * What cannot be read or pressed as laid out, one line each: controls that overlap or reach out of what shows them,
 * and words that are cut off. Words of customers may be: a name can be as long as it likes.
 */
export function layoutProblems(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const CONTROLS = 'a[href], button, input, select, textarea, summary, [role="option"]';
    const LAYERS = 'dialog, [popover], [role="listbox"], [role="status"]';
    const SLACK = 1;
    const found: string[] = [];

    const name = (element: Element): string => {
      const text = element.getAttribute('aria-label') ?? element.textContent ?? '';
      return `<${element.localName}> “${text.trim().replace(/\s+/g, ' ').slice(0, 50)}”`;
    };
    // Said by screen readers only, or not there at all.
    const isSeen = (element: Element): boolean => {
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
      if (element.closest('.visually-hidden, [inert]')) return false;
      return getComputedStyle(element).clipPath === 'none';
    };
    const modal = document.querySelector('dialog:modal');
    const controls = [...document.querySelectorAll(CONTROLS)].filter(
      (element) => isSeen(element) && (modal === null || modal.contains(element)),
    );

    /** The part of an element that its scrolling ancestors leave to be seen. */
    function shown(element: Element): DOMRect {
      const { left, top, right, bottom } = element.getBoundingClientRect();
      const box = { left, top, right, bottom };
      for (let above = element.parentElement; above; above = above.parentElement) {
        if (getComputedStyle(above).overflow === 'visible') continue;
        const frame = above.getBoundingClientRect();
        box.left = Math.max(box.left, frame.left);
        box.right = Math.min(box.right, frame.right);
        box.top = Math.max(box.top, frame.top);
        box.bottom = Math.min(box.bottom, frame.bottom);
      }
      return new DOMRect(box.left, box.top, box.right - box.left, box.bottom - box.top);
    }

    /** Without its padding, in which a field may have a button. */
    function inside(element: Element, box: DOMRect): DOMRect {
      const { paddingLeft, paddingRight } = getComputedStyle(element);
      const left = Number.parseFloat(paddingLeft);
      return new DOMRect(box.x + left, box.y, box.width - left - Number.parseFloat(paddingRight), box.height);
    }

    const boxes = controls.map((element) => ({
      element,
      layer: element.closest(LAYERS),
      box: element.matches('input') ? inside(element, shown(element)) : shown(element),
    }));
    const inSight = boxes.filter(({ box }) => box.width > 0 && box.height > 0);
    for (const [at, a] of inSight.entries()) {
      for (const b of inSight.slice(at + 1)) {
        if (a.layer !== b.layer || a.element.contains(b.element) || b.element.contains(a.element)) continue;
        const wide = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
        const high = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
        if (wide > SLACK && high > SLACK) found.push(`${name(a.element)} overlaps ${name(b.element)}`);
      }
    }

    // The columns of a board come one after another where they do not fit side by side.
    function isInCarousel(element: Element): boolean {
      for (let above = element.parentElement; above; above = above.parentElement) {
        if (getComputedStyle(above).scrollSnapType !== 'none') return true;
      }
      return false;
    }
    // Up and down one scrolls; sideways nobody looks.
    for (const { element } of boxes) {
      if (isInCarousel(element)) continue;
      const box = shown(element);
      const whole = element.getBoundingClientRect();
      if (box.height <= 0) continue;
      if (whole.width - box.width > SLACK || whole.left < -SLACK || whole.right > innerWidth + SLACK) {
        found.push(`${name(element)} reaches out of what shows it`);
      }
    }
    if (document.documentElement.scrollWidth > innerWidth + SLACK) {
      const wide = [...document.body.querySelectorAll('*')].filter(isSeen).findLast((element) => {
        const { left, right } = element.getBoundingClientRect();
        return right > innerWidth + SLACK || left < -SLACK;
      });
      found.push(`the page scrolls sideways, up to ${wide ? name(wide) : 'nothing that is seen'}`);
    }

    for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
      if (!isSeen(element) || element.querySelector('bdi') || element.closest('bdi, [dir="auto"]')) continue;
      const isText = [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
      );
      const { overflowX, overflowY } = getComputedStyle(element);
      if (isText && overflowX !== 'visible' && element.scrollWidth - element.clientWidth > SLACK) {
        found.push(`${name(element)} is cut off`);
      }
      // A button of a fixed height whose words took a second line.
      const isFixed = element.matches('button, a') || overflowY === 'hidden';
      if (
        isText &&
        isFixed &&
        element.scrollHeight - element.clientHeight > SLACK &&
        element.clientHeight > 0
      ) {
        found.push(`${name(element)} is cut off below`);
      }
    }

    // A select hides what does not fit, and says so nowhere.
    const canvas = document.createElement('canvas').getContext('2d');
    for (const select of document.querySelectorAll('select')) {
      const option = select.selectedOptions[0];
      if (!canvas || !option || !isSeen(select)) continue;
      const style = getComputedStyle(select);
      canvas.font = style.font;
      const room =
        select.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight);
      if (canvas.measureText(option.text).width - room > SLACK)
        found.push(`${name(select)}: “${option.text}” is cut off`);
    }
    return [...new Set(found)];
  });
}
