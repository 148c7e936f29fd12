namespace An8Suite.Report.Sections;

/// <summary>
/// The page's script: sorts tables, changes and opens pictures, unfolds what links lead to. Without it the page shows
/// everything, in its own order.
/// </summary>
internal static class ReportScript
{
    public const string Js = """
        'use strict';
        const value = cell => {
          const text = (cell.dataset.v ?? cell.textContent).replace(/\u2212/g, '-').replace(/[<+,\s]/g, '');
          return parseFloat(text);
        };
        const sort = (table, column, numeric, descending) => {
          for (const body of table.tBodies) {
            const rows = [...body.rows].filter(row => !row.classList.contains('group'));
            const compare = (a, b) => {
              const [x, y] = [a.cells[column], b.cells[column]];
              if (!numeric) return x.textContent.localeCompare(y.textContent);
              const [p, q] = [value(x), value(y)];
              return isNaN(p) || isNaN(q) ? (isNaN(p) - isNaN(q)) * (descending ? -1 : 1) : p - q;
            };
            rows.sort((a, b) => descending ? compare(b, a) : compare(a, b));
            body.append(...rows);
          }
        };
        for (const table of document.querySelectorAll('table.sortable')) {
          [...table.tHead.rows[0].cells].forEach((head, column) => {
            const button = document.createElement('button');
            button.type = 'button';
            button.className = 'sort';
            button.append(...[...head.childNodes].filter(node => node.className !== 'what'));
            head.prepend(button);
            const numeric = head.classList.contains('n');
            button.addEventListener('click', () => {
              const now = head.getAttribute('aria-sort');
              const descending = now ? now === 'ascending' : numeric;
              for (const other of table.tHead.rows[0].cells) other.removeAttribute('aria-sort');
              head.setAttribute('aria-sort', descending ? 'descending' : 'ascending');
              sort(table, column, numeric, descending);
            });
          });
        }
        const layer = (stack, image, kind) => {
          const copy = image.cloneNode();
          copy.className = `over ${kind}`;
          copy.alt = '';
          stack.append(copy);
        };
        for (const control of document.querySelectorAll('.blend')) {
          const table = document.getElementById(control.dataset.table);
          for (const row of table.tBodies[0].rows) {
            for (const stack of row.querySelectorAll('.stack')) {
              const heat = stack.querySelector('.heat');
              layer(stack, row.querySelector('img.render'), 'render');
              layer(stack, heat, 'heat');
              layer(stack, row.querySelector('img.mask'), 'mask');
            }
          }
          control.addEventListener('change', event => { table.dataset.show = event.target.value; });
          table.dataset.show = 'heat';
          control.hidden = false;
        }
        const large = document.getElementById('large');
        const panel = (title, ...images) => {
          const figure = document.createElement('figure');
          const stack = document.createElement('span');
          stack.className = 'stack';
          images.forEach((image, i) => {
            const copy = image.cloneNode();
            copy.removeAttribute('tabindex');
            copy.removeAttribute('role');
            copy.className = i ? 'over' : '';
            copy.alt = i ? '' : `${title}: ${image.alt}`;
            stack.append(copy);
          });
          const caption = document.createElement('figcaption');
          caption.textContent = title;
          figure.append(caption, stack);
          return figure;
        };
        const open = image => {
          const row = image.closest('tr, [data-row]');
          const find = kind => row?.querySelector(`img.${kind}:not(.over)`);
          const [render, mask] = [find('render'), find('mask')];
          const heat = image.classList.contains('heat') ? image : null;
          const panels = [];
          if (render) panels.push(panel('render', render));
          if (mask) panels.push(panel('mask', mask));
          if (heat) panels.push(panel('heatmap', heat));
          if (heat && render) panels.push(panel('heatmap over render', render, heat));
          if (!panels.length || (!heat && image !== render && image !== mask)) panels.push(panel('', image));
          large.querySelector('p').textContent = image.alt;
          large.querySelector('.large').replaceChildren(...panels);
          large.showModal();
        };
        for (const image of document.querySelectorAll('main img:not(.over)')) {
          image.tabIndex = 0;
          image.setAttribute('role', 'button');
          const target = image.closest('.stack') ?? image;
          target.addEventListener('click', () => open(image));
          image.addEventListener('keydown', event => {
            if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); open(image); }
          });
        }
        large.addEventListener('click', event => { if (event.target === large) large.close(); });
        const reveal = () => {
          const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
          if (!target) return;
          for (let at = target; at; at = at.parentElement) if (at.tagName === 'DETAILS') at.open = true;
          target.scrollIntoView();
        };
        addEventListener('hashchange', reveal);
        document.addEventListener('click', event => {
          const link = event.target.closest('a[href^="#"]');
          if (!link) return;
          link.closest('[popover]')?.hidePopover();
          if (link.hash === location.hash) reveal();
        });
        reveal();
        for (const heading of document.querySelectorAll('main h2, main h3')) {
          const id = heading.closest('[id]')?.id;
          if (!id || id === 'content' || heading.closest('summary')) continue;
          const link = document.createElement('a');
          link.className = 'anchor';
          link.href = `#${id}`;
          link.textContent = '#';
          link.setAttribute('aria-label', `Link to ${heading.textContent}`);
          heading.append(' ', link);
        }
        const fit = () => {
          for (const scroll of document.querySelectorAll('.scroll')) {
            scroll.classList.remove('fits');
            scroll.classList.toggle('fits', scroll.scrollWidth <= scroll.clientWidth);
          }
        };
        addEventListener('resize', fit);
        document.addEventListener('toggle', fit, true);
        fit();
        """;
}
