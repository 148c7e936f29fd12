namespace An8Suite.Report.Sections;

/// <summary>
/// The page's script: sorts tables and fades pictures. Without it the page shows everything, in its own order.
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
            button.append(...head.childNodes);
            head.append(button);
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
        for (const control of document.querySelectorAll('.blend')) {
          const range = control.querySelector('input');
          const table = document.getElementById(range.dataset.table);
          const layers = [];
          for (const row of table.tBodies[0].rows) {
            const [render, mask] = row.querySelectorAll('img');
            for (const stack of row.querySelectorAll('.stack')) {
              const over = [render, mask].map(image => {
                const copy = image.cloneNode();
                copy.className = 'over';
                copy.alt = '';
                stack.append(copy);
                return copy;
              });
              layers.push(over);
            }
          }
          const names = ['render', 'mask', 'heatmap'];
          const show = () => {
            const at = Number(range.value);
            const name = at % 1 === 0 ? names[at] : `${names[Math.floor(at)]} over ${names[Math.ceil(at)]}`;
            for (const [render, mask] of layers) {
              render.style.opacity = Math.max(0, 1 - at);
              mask.style.opacity = at < 1 ? 1 : Math.max(0, 2 - at);
            }
            range.setAttribute('aria-valuetext', name);
            control.querySelector('output').textContent = name;
          };
          range.addEventListener('input', show);
          control.hidden = false;
          show();
        }
        """;
}
