// Sorts and filters the list of apps, and copies commands. All data is in the page already: nothing is fetched, and no
// text becomes markup.
const enhance = (form, list) => {
  const apps = [...list.querySelectorAll('details.app')].map((element, place) => ({
    element,
    place,
    name: element.dataset.name.toLowerCase(),
    failed: Number(element.dataset.failed),
    findings: [...element.querySelectorAll('li.finding')].map((item) => ({ item, ...item.dataset })),
  }));

  const text = new Map();
  /** Text of an element in lower case, read once. */
  const textOf = (element) => {
    if (!text.has(element)) text.set(element, element.textContent.toLowerCase());
    return text.get(element);
  };

  // `App_2` before `App_10`, in every language the same.
  const { compare } = new Intl.Collator('en', { numeric: true });
  const byName = (a, b) => compare(a.name, b.name);
  const orders = {
    report: (a, b) => a.place - b.place,
    name: (a, b) => byName(a, b) || a.place - b.place,
    findings: (a, b) => b.failed - a.failed || a.place - b.place,
  };

  const checked = (name) =>
    new Set([...form.querySelectorAll(`input[name="${name}"]`)].filter((box) => box.checked).map((box) => box.value));
  const narrows = (name) => checked(name).size < form.querySelectorAll(`input[name="${name}"]`).length;

  const filter = () => {
    const severities = checked('severity');
    const statuses = checked('status');
    const rule = form.elements.rule.value;
    const words = form.elements.search.value.trim().toLowerCase();
    const narrowed = narrows('severity') || narrows('status') || rule !== '';
    let shownApps = 0;
    let shownFindings = 0;
    for (const { element, findings } of apps) {
      const headMatches = textOf(element.querySelector('summary')).includes(words);
      let shown = 0;
      for (const { item, severity, status, rule: ofRule } of findings) {
        const visible =
          severities.has(severity) &&
          statuses.has(status) &&
          (rule === '' || ofRule === rule) &&
          (headMatches || textOf(item).includes(words));
        item.hidden = !visible;
        if (visible) shown += 1;
      }
      // An app without findings is of interest only while nothing but its name is asked for.
      const visible = shown > 0 || (!narrowed && (headMatches || textOf(element).includes(words)));
      element.hidden = !visible;
      if (visible) shownApps += 1;
      shownFindings += visible ? shown : 0;
    }
    const status = form.querySelector('.shown');
    status.textContent = status.dataset.text.replace('{findings}', shownFindings).replace('{apps}', shownApps);
  };

  const sort = () => {
    const order = orders[form.elements.sort.value] ?? orders.report;
    list.append(...[...apps].sort(order).map(({ element }) => element));
  };

  const unfold = (open) => {
    for (const { element } of apps) if (!element.hidden) element.open = open;
  };

  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', filter);
  form.elements.sort.addEventListener('change', sort);
  form.elements.open.addEventListener('click', () => unfold(true));
  form.elements.close.addEventListener('click', () => unfold(false));
  form.addEventListener('reset', () =>
    // The fields have their first values only after this event.
    setTimeout(() => {
      filter();
      sort();
    }),
  );

  // Paper cannot be unfolded.
  let folded = [];
  addEventListener('beforeprint', () => {
    folded = apps.filter(({ element }) => !element.open).map(({ element }) => element);
    for (const element of folded) element.open = true;
  });
  addEventListener('afterprint', () => {
    for (const element of folded) element.open = false;
  });

  form.hidden = false;
  filter();
};

// A report without apps has no form.
const form = document.querySelector('form.filters');
if (form) enhance(form, document.querySelector('.apps'));

/**
 * Where the clipboard is out of reach, as for a page that is no file and has no https, the command is marked instead.
 */
const copy = async (code) => {
  try {
    await navigator.clipboard.writeText(code.textContent);
    return true;
  } catch {
    getSelection().selectAllChildren(code);
    return document.execCommand('copy');
  }
};

addEventListener('click', async ({ target }) => {
  const button = target.closest?.('button.copy');
  if (!button || !(await copy(button.previousElementSibling))) return;
  const { textContent } = button;
  button.textContent = document.body.dataset.copied;
  button.disabled = true;
  setTimeout(() => {
    button.textContent = textContent;
    button.disabled = false;
  }, 1500);
});

/** A link to an app, a finding or a rule shows it, however it is folded. */
const reveal = () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const folded = target?.closest('details');
  if (!folded) return;
  folded.open = true;
  target.scrollIntoView();
};
addEventListener('hashchange', reveal);
reveal();

document.documentElement.classList.add('scripted');
