// @ts-check
/**
 * In lists with ticks: a range is ticked by holding Shift, and the count of what is ticked stands beside the choice
 * "the ones ticked". Ticking anything chooses it.
 */
for (const form of document.querySelectorAll('form#hits')) {
  const ticks = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll('input[name="id"]')]);
  const all = form.querySelector('[data-select-all]');
  const choice = form.querySelector('input[name="which"][value="ticked"]');
  let last = -1;

  const changed = () => {
    const ticked = ticks.filter((tick) => tick.checked).length;
    if (all instanceof HTMLInputElement) {
      all.checked = ticked === ticks.length;
      all.indeterminate = ticked > 0 && ticked < ticks.length;
    }
    if (ticked > 0 && choice instanceof HTMLInputElement) choice.checked = true;
  };

  if (all instanceof HTMLInputElement) {
    const label = all.closest('[hidden]');
    if (label !== null) label.removeAttribute('hidden');
    all.addEventListener('change', () => {
      for (const tick of ticks) tick.checked = all.checked;
      changed();
    });
  }

  ticks.forEach((tick, i) => {
    tick.addEventListener('click', (event) => {
      if (event.shiftKey && last >= 0)
        for (let j = Math.min(i, last); j <= Math.max(i, last); j++) {
          const other = ticks[j];
          if (other !== undefined) other.checked = tick.checked;
        }
      last = i;
      changed();
    });
  });
}
