// The form as people build it with React: every field controlled, what the state does not know is undone.
import { useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { EMPTY, EXTRAS, PLANS, TARIFFS, citiesFor, emailProblem, firstProblem, stepIn } from '../fields.js';

function Form() {
  const [state, setState] = useState(EMPTY);
  const [email, setEmail] = useState('');
  const [isHovered, setHovered] = useState(false);
  const put = (part) => setState((before) => ({ ...before, ...part }));
  const add = (name) => setState((before) => ({ ...before, [name]: before[name] + 1 }));
  const text = (name) => ({ id: name, value: state[name], onChange: (event) => put({ [name]: event.target.value }) });
  const number = (name) => ({ ...text(name), onChange: (event) => put({ [name]: Number(event.target.value) }) });

  return (
    <>
      <div className="menu" onMouseEnter={() => setHovered(true)} onMouseLeave={() => setHovered(false)}>
        <button type="button" id="menu">
          Mehr
        </button>
        {isHovered && (
          <ul>
            <li>
              <button type="button" id="menu-help" onClick={() => put({ menu: 'help' })}>
                Hilfe
              </button>
            </li>
          </ul>
        )}
      </div>
      <form
        id="form"
        action="sent.html"
        onSubmit={(event) => {
          event.preventDefault();
          add('sent');
        }}
      >
        <div className="field" data-lotse="unmask">
          <label htmlFor="first">Vorname</label>
          <input {...text('first')} name="first" aria-invalid={firstProblem(state.first) !== ''} />
          <p role="alert">{firstProblem(state.first)}</p>
        </div>
        <div className="field">
          <label htmlFor="email">E-Mail</label>
          <input id="email" name="email" value={email} onChange={(event) => setEmail(event.target.value)} />
          <p role="alert">{emailProblem(email)}</p>
        </div>
        <div className="field" data-lotse="unmask">
          <label htmlFor="note">Nachricht</label>
          <textarea {...text('note')} name="note" rows={2} />
        </div>
        <div className="field" data-lotse="unmask">
          <label htmlFor="plan">Tarif</label>
          <select {...text('plan')} name="plan">
            {PLANS.map((plan) => (
              <option key={plan}>{plan}</option>
            ))}
          </select>
        </div>
        <div className="field" data-lotse="unmask">
          <label htmlFor="extras">Dazu</label>
          <select
            id="extras"
            name="extras"
            multiple
            value={state.extras}
            onChange={(event) => put({ extras: [...event.target.selectedOptions].map(({ value }) => value) })}
          >
            {EXTRAS.map((extra) => (
              <option key={extra}>{extra}</option>
            ))}
          </select>
        </div>
        <div className="field" data-lotse="unmask">
          <label>
            <input
              type="checkbox"
              id="eco"
              name="eco"
              checked={state.eco}
              onChange={(event) => put({ eco: event.target.checked })}
            />{' '}
            Ökostrom
          </label>
          <span className="choices">
            {['month', 'year'].map((billing) => (
              <label key={billing}>
                <input
                  type="radio"
                  id={`billing-${billing}`}
                  name="billing"
                  checked={state.billing === billing}
                  onChange={() => put({ billing })}
                />{' '}
                {billing === 'month' ? 'Monat' : 'Jahr'}
              </label>
            ))}
          </span>
        </div>
        <div className="field" data-lotse="unmask">
          <label htmlFor="start">Lieferbeginn</label>
          <input {...text('start')} type="date" name="start" />
        </div>
        <div className="field" data-lotse="unmask">
          <label htmlFor="time">Uhrzeit</label>
          <input {...text('time')} type="time" name="time" />
        </div>
        <div className="field" data-lotse="unmask">
          <label htmlFor="persons">Personen</label>
          <input {...number('persons')} type="number" min="1" max="9" name="persons" />
        </div>
        <div className="field" data-lotse="unmask">
          <label htmlFor="share">Anteil Sonne</label>
          <input {...number('share')} type="range" min="0" max="100" step="5" name="share" />
        </div>
        <div className="field" data-lotse="unmask">
          <label htmlFor="color">Farbe der Box</label>
          <input {...text('color')} type="color" name="color" />
        </div>
        <Wishes onChange={(wishes) => put({ wishes })} />
        <City city={state.city} put={put} />
        <Tariff tariff={state.tariff} put={put} />
        <button type="button" id="allowed" data-lotse="allow" onClick={() => add('allowed')}>
          Eingaben löschen
        </button>
        <button type="button" id="reserved" data-lotse="reserve" onClick={() => add('reserved')}>
          Rechnen
        </button>
        <button id="send">Weiter</button>
      </form>
      <pre id="said" data-lotse="mask">
        {JSON.stringify(state)}
      </pre>
    </>
  );
}

function Wishes({ onChange }) {
  return (
    <div className="field" data-lotse="unmask">
      <span id="wishes-label">Wünsche</span>
      <div
        id="wishes"
        className="editable"
        data-lotse="unmask"
        contentEditable
        suppressContentEditableWarning
        role="textbox"
        aria-labelledby="wishes-label"
        onInput={(event) => onChange(event.currentTarget.textContent)}
      />
    </div>
  );
}

/** Writes, opens a list, goes through it by arrows, takes by Enter or click. */
function City({ city, put }) {
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const found = citiesFor(city);
  const take = (chosen) => {
    put({ city: chosen });
    setOpen(false);
  };
  const press = (event) => {
    if (event.key === 'Escape') return setOpen(false);
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      setAt(stepIn(at, event.key === 'ArrowDown' ? 1 : -1, found.length));
    }
    if (event.key === 'Enter' && isOpen && found[at]) {
      event.preventDefault();
      take(found[at]);
    }
  };
  return (
    <div className="field" data-lotse="unmask">
      <label htmlFor="city">Ort</label>
      <input
        id="city"
        role="combobox"
        aria-expanded={isOpen}
        aria-controls="cities"
        aria-activedescendant={isOpen && at >= 0 ? `city-${at}` : undefined}
        autoComplete="off"
        value={city}
        onChange={(event) => {
          put({ city: event.target.value });
          setOpen(true);
          setAt(-1);
        }}
        onKeyDown={press}
        onBlur={() => setOpen(false)}
      />
      <div>
        <ul id="cities" role="listbox" hidden={!isOpen}>
          {found.map((one, index) => (
            <li
              key={one}
              id={`city-${index}`}
              role="option"
              aria-selected={index === at}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(one)}
            >
              {one}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

/** A list that is no `select`: opens by click or key, keeps the focus on its button. */
function Tariff({ tariff, put }) {
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const button = useRef(null);
  const take = (index) => {
    put({ tariff: TARIFFS[index] });
    setOpen(false);
    button.current.focus();
  };
  const press = (event) => {
    if (event.key === 'Escape') setOpen(false);
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      setAt(stepIn(at, event.key === 'ArrowDown' ? 1 : -1, TARIFFS.length));
    }
    if (isOpen && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      take(at);
    }
  };
  return (
    <div className="field" data-lotse="unmask">
      <span id="tariff-label">Tarifzeit</span>
      <div
        id="tariff"
        data-lotse="unmask"
        ref={button}
        role="combobox"
        tabIndex={0}
        aria-labelledby="tariff-label"
        aria-haspopup="listbox"
        aria-controls="tariffs"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        onKeyDown={press}
      >
        {tariff}
      </div>
      <div>
        <ul id="tariffs" role="listbox" hidden={!isOpen}>
          {TARIFFS.map((one, index) => (
            <li key={one} id={`tariff-${index}`} role="option" aria-selected={index === at} onClick={() => take(index)}>
              {one}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

createRoot(document.getElementById('app')).render(<Form />);
