'use strict';
// The page of a study. The order must be that of StudyOrder, the checksum that of StudyChecksum: the reader refuses
// answers in which they are not.
const study = JSON.parse(document.getElementById('study').textContent);
const pictures = JSON.parse(document.getElementById('pictures').textContent);
const main = document.getElementById('content');
const key = `an8-study-${study.id}`;
let session = null;
let shown = 0;

class Order {
  constructor(seed, participant) {
    this.state = 2166136261;
    for (const letter of `${seed}/${participant}`) {
      this.state = Math.imul(this.state ^ letter.charCodeAt(0), 16777619) >>> 0;
    }
  }

  next(upper) {
    this.state = (this.state + 0x6D2B79F5) >>> 0;
    let t = Math.imul(this.state ^ this.state >>> 15, 1 | this.state);
    t = t + Math.imul(t ^ t >>> 7, 61 | t) ^ t;
    return Math.floor(((t ^ t >>> 14) >>> 0) / 4294967296 * upper);
  }

  shuffle(all) {
    const shuffled = [...all];
    for (let i = shuffled.length - 1; i > 0; i--) {
      const j = this.next(i + 1);
      [shuffled[i], shuffled[j]] = [shuffled[j], shuffled[i]];
    }
    return shuffled;
  }

  draw(kind, count) {
    const groups = new Map();
    const trials = study.trials.filter(trial => trial.kind === kind);
    for (const trial of trials) {
      const name = kind === 'check' ? '' : trial.methods.join(' ');
      groups.set(name, [...groups.get(name) ?? [], trial]);
    }
    const mixed = this.shuffle([...groups.values()].map(group => this.shuffle(group)));
    const drawn = [];
    for (let round = 0; drawn.length < Math.min(count, trials.length); round++) {
      drawn.push(...mixed.filter(group => round < group.length).map(group => group[round]));
    }
    return drawn.slice(0, count);
  }

  places() {
    const classes = this.shuffle(this.draw('class', study.class_trials));
    const pairs = this.draw('pair', study.pair_trials);
    const mixed = this.shuffle([...pairs, ...this.draw('check', study.checks)]);
    const again = this.shuffle(pairs).slice(0, study.repeats);
    const places = [
      ...classes.map(trial => ({ trial: trial.id, swapped: false, repeat: false })),
      ...mixed.map(trial => ({ trial: trial.id, swapped: this.next(2) === 1, repeat: false })),
    ];
    return [...places, ...again.map(trial => ({
      trial: trial.id, swapped: !places.find(place => place.trial === trial.id).swapped, repeat: true,
    }))];
  }
}

const checksum = text => {
  let hash = 0xcbf29ce484222325n;
  for (const letter of new TextEncoder().encode(text)) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(letter)) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, '0');
};

const saved = () => {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
};

const keep = () => {
  try {
    localStorage.setItem(key, JSON.stringify(session));
  } catch {
    // A browser that keeps nothing still asks and saves.
  }
};

const forget = () => {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
  session = null;
};

const element = (tag, options = {}, ...children) => {
  const made = Object.assign(document.createElement(tag), options);
  made.append(...children);
  return made;
};

const picture = (name, alt) => element('img', { src: pictures[name], alt });
const button = (text, act, options = {}) => element('button', { type: 'button', textContent: text, onclick: act, ...options });

const show = (...children) => {
  main.replaceChildren(...children);
  const heading = main.querySelector('h1');
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  scrollTo(0, 0);
};

const begin = participant => {
  session = { study: study.id, participant, started: new Date().toISOString(), answers: [] };
  keep();
  ask();
};

const welcome = () => {
  const number = element('input', {
    id: 'participant', type: 'number', min: 1, max: 999999, required: true,
    value: 1 + crypto.getRandomValues(new Uint32Array(1))[0] % 999999,
  });
  const form = element('form', {
    onsubmit: event => {
      event.preventDefault();
      begin(number.valueAsNumber);
    },
  }, element('p', {}, element('label', { htmlFor: 'participant', textContent: 'Your number ' }), number,
    ' The one that you were given, or the one that was drawn here.'),
  element('p', {}, element('button', { type: 'submit', id: 'start', textContent: 'Begin' })));
  const before = saved();
  const goOn = before?.study === study.id && Array.isArray(before.answers) ? [element('p', { className: 'note' },
    `Participant ${before.participant} has answered ${before.answers.length} questions in this browser; who begins anew drops them. `,
    button('Go on', () => {
      session = before;
      ask();
    }, { id: 'go-on' }))] : [];
  const count = new Order(study.seed, 1).places().length;
  show(element('h1', { textContent: 'What do these pictures show?' }), document.getElementById('words').content.cloneNode(true),
    element('p', { textContent: `There are ${count} questions. Nothing is sent anywhere; at the end you save one file.` }),
    ...goOn, form);
};

const head = question => [
  element('p', { className: 'progress' },
    element('progress', { max: session.places.length, value: session.answers.length, ariaLabel: 'Answered' }),
    ` ${session.answers.length + 1} of ${session.places.length}`),
  element('h1', { textContent: question }),
];

const choose = (place, choice) => {
  session.answers.push({ ...place, choice, milliseconds: Math.max(0, Math.round(performance.now() - shown)) });
  keep();
  ask();
};

const letters = '123456789abcdefghijklmnopqrstuvwxyz';

const askClass = (place, trial) => show(
  ...head('Which class does this map explain?'),
  element('div', { className: 'ask' },
    element('figure', {}, picture(`${trial.image}/${trial.explained}/${trial.methods[0]}`, 'A map over a grey picture')),
    element('div', { className: 'classes' }, ...study.classes.map((name, label) => {
      const made = button('', () => choose(place, label), { className: 'choice' });
      made.append(picture(`class/${label}`, ''), element('span', { textContent: name }), element('kbd', { textContent: letters[label] ?? '' }));
      return made;
    }))));

const askPair = (place, trial) => {
  const sides = place.swapped ? [1, 0] : [0, 1];
  show(
    ...head('Which of the two maps is more reasonable?'),
    element('div', { className: 'pair' },
      element('figure', {}, picture(trial.image, 'The picture'),
        element('figcaption', {}, 'What speaks for ', element('strong', { textContent: study.classes[trial.explained] }), ' here? Two maps say:')),
      ...sides.map((method, side) => {
        const made = button('', () => choose(place, method), { className: 'choice' });
        made.append(picture(`${trial.image}/${trial.explained}/${trial.methods[method]}`, `The ${side === 0 ? 'left' : 'right'} map`),
          element('span', { textContent: side === 0 ? 'The left one' : 'The right one' }), element('kbd', { textContent: side === 0 ? '← or 1' : '→ or 2' }));
        return made;
      })));
};

const ask = () => {
  session.places ??= new Order(study.seed, session.participant).places();
  if (session.answers.length === session.places.length) {
    finish();
    return;
  }
  const place = session.places[session.answers.length];
  const trial = study.trials[place.trial];
  (trial.kind === 'class' ? askClass : askPair)(place, trial);
  shown = performance.now();
};

const finish = () => {
  session.finished ??= new Date().toISOString();
  keep();
  const answers = session.answers;
  const file = {
    format: 'an8-study-answers-1', study: study.id, participant: session.participant,
    started: session.started, finished: session.finished, answers,
  };
  file.checksum = checksum([file.format, file.study, file.participant, file.started, file.finished, answers.map(answer =>
    [answer.trial, answer.swapped ? 1 : 0, answer.repeat ? 1 : 0, answer.choice, answer.milliseconds].join(',')).join(';')].join('|'));
  const text = `${JSON.stringify(file, null, 1)}\n`;
  const name = `study-${study.id}-participant-${session.participant}.json`;
  show(element('h1', { textContent: 'Thank you' }),
    element('p', { textContent: `You answered all ${answers.length} questions. Save the file, and give it to whoever asked you.` }),
    element('p', {}, element('a', {
      id: 'save', className: 'button', download: name, textContent: `Save ${name}`,
      href: URL.createObjectURL(new Blob([text], { type: 'application/json' })),
    })),
    element('details', {}, element('summary', { textContent: 'Where nothing can be saved: copy this text' }),
      element('textarea', { id: 'answers', readOnly: true, value: text, rows: 12, ariaLabel: 'The answers as text' })),
    element('p', {}, button('Saved: remove the answers from this browser', () => {
      forget();
      welcome();
    }, { id: 'forget' })));
};

addEventListener('keydown', event => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) {
    return;
  }
  const choices = main.querySelectorAll('.choice');
  const pair = main.querySelector('.pair') !== null;
  const arrow = pair ? ['ArrowLeft', 'ArrowRight'].indexOf(event.key) : -1;
  const place = arrow >= 0 ? arrow : event.key.length === 1 ? letters.indexOf(event.key.toLowerCase()) : -1;
  if (place >= 0 && place < choices.length) {
    event.preventDefault();
    choices[place].click();
  }
});

welcome();
