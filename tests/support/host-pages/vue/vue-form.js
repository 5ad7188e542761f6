// The form as people build it with Vue: templates and v-model.
import { createApp } from 'vue/dist/vue.esm-bundler.js';
import { EMPTY, EXTRAS, PLANS, TARIFFS, citiesFor, emailProblem, firstProblem, stepIn } from '../fields.js';

const City = {
  props: ['modelValue'],
  emits: ['update:modelValue'],
  data: () => ({ isOpen: false, at: -1 }),
  computed: {
    found() {
      return citiesFor(this.modelValue);
    },
  },
  methods: {
    write(event) {
      this.$emit('update:modelValue', event.target.value);
      this.isOpen = true;
      this.at = -1;
    },
    step(by) {
      this.isOpen = true;
      this.at = stepIn(this.at, by, this.found.length);
    },
    take(city) {
      this.$emit('update:modelValue', city);
      this.isOpen = false;
    },
    enter(event) {
      if (!this.isOpen || !this.found[this.at]) return;
      event.preventDefault();
      this.take(this.found[this.at]);
    },
  },
  template: `
    <div class="field" data-lotse="unmask">
      <label for="city">Ort</label>
      <input id="city" role="combobox" :aria-expanded="isOpen" aria-controls="cities" autocomplete="off" :value="modelValue"
        :aria-activedescendant="isOpen && at >= 0 ? 'city-' + at : undefined" @input="write" @blur="isOpen = false"
        @keydown.down.prevent="step(1)" @keydown.up.prevent="step(-1)" @keydown.enter="enter" @keydown.esc="isOpen = false" />
      <div><ul id="cities" role="listbox" :hidden="!isOpen">
        <li v-for="(one, index) in found" :key="one" :id="'city-' + index" role="option" :aria-selected="index === at"
          @mousedown.prevent @click="take(one)">{{ one }}</li>
      </ul></div>
    </div>`,
};

const Tariff = {
  props: ['modelValue'],
  emits: ['update:modelValue'],
  data: () => ({ isOpen: false, at: 0, tariffs: TARIFFS }),
  methods: {
    step(by) {
      this.isOpen = true;
      this.at = stepIn(this.at, by, TARIFFS.length);
    },
    take(index) {
      this.$emit('update:modelValue', TARIFFS[index]);
      this.isOpen = false;
      this.$refs.button.focus();
    },
    enter(event) {
      if (!this.isOpen) return;
      event.preventDefault();
      this.take(this.at);
    },
  },
  template: `
    <div class="field" data-lotse="unmask">
      <span id="tariff-label">Tarifzeit</span>
      <div id="tariff" data-lotse="unmask" ref="button" role="combobox" tabindex="0" aria-labelledby="tariff-label" aria-haspopup="listbox"
        aria-controls="tariffs" :aria-expanded="isOpen" @click="isOpen = !isOpen" @keydown.down.prevent="step(1)"
        @keydown.up.prevent="step(-1)" @keydown.enter="enter" @keydown.space="enter" @keydown.esc="isOpen = false">{{ modelValue }}</div>
      <div><ul id="tariffs" role="listbox" :hidden="!isOpen">
        <li v-for="(one, index) in tariffs" :key="one" :id="'tariff-' + index" role="option" :aria-selected="index === at"
          @click="take(index)">{{ one }}</li>
      </ul></div>
    </div>`,
};

createApp({
  components: { City, Tariff },
  data: () => ({ state: { ...EMPTY }, email: '', isHovered: false, plans: PLANS, all: EXTRAS }),
  methods: { firstProblem, emailProblem },
  template: `
    <div class="menu" @mouseenter="isHovered = true" @mouseleave="isHovered = false">
      <button type="button" id="menu">Mehr</button>
      <ul v-if="isHovered"><li><button type="button" id="menu-help" @click="state.menu = 'help'">Hilfe</button></li></ul>
    </div>
    <form id="form" action="sent.html" @submit.prevent="state.sent++">
      <div class="field" data-lotse="unmask">
        <label for="first">Vorname</label>
        <input id="first" name="first" v-model="state.first" :aria-invalid="firstProblem(state.first) !== ''" />
        <p role="alert">{{ firstProblem(state.first) }}</p>
      </div>
      <div class="field">
        <label for="email">E-Mail</label>
        <input id="email" name="email" v-model="email" />
        <p role="alert">{{ emailProblem(email) }}</p>
      </div>
      <div class="field" data-lotse="unmask">
        <label for="note">Nachricht</label><textarea id="note" name="note" rows="2" v-model="state.note"></textarea>
      </div>
      <div class="field" data-lotse="unmask">
        <label for="plan">Tarif</label>
        <select id="plan" name="plan" v-model="state.plan"><option v-for="plan in plans" :key="plan">{{ plan }}</option></select>
      </div>
      <div class="field" data-lotse="unmask">
        <label for="extras">Dazu</label>
        <select id="extras" name="extras" multiple v-model="state.extras">
          <option v-for="extra in all" :key="extra">{{ extra }}</option>
        </select>
      </div>
      <div class="field" data-lotse="unmask">
        <label><input type="checkbox" id="eco" name="eco" v-model="state.eco" /> Ökostrom</label>
        <span class="choices">
          <label><input type="radio" id="billing-month" name="billing" value="month" v-model="state.billing" /> Monat</label>
          <label><input type="radio" id="billing-year" name="billing" value="year" v-model="state.billing" /> Jahr</label>
        </span>
      </div>
      <div class="field" data-lotse="unmask">
        <label for="start">Lieferbeginn</label><input id="start" name="start" type="date" v-model="state.start" />
      </div>
      <div class="field" data-lotse="unmask">
        <label for="time">Uhrzeit</label><input id="time" name="time" type="time" v-model="state.time" />
      </div>
      <div class="field" data-lotse="unmask">
        <label for="persons">Personen</label>
        <input id="persons" name="persons" type="number" min="1" max="9" v-model.number="state.persons" />
      </div>
      <div class="field" data-lotse="unmask">
        <label for="share">Anteil Sonne</label>
        <input id="share" name="share" type="range" min="0" max="100" step="5" v-model.number="state.share" />
      </div>
      <div class="field" data-lotse="unmask">
        <label for="color">Farbe der Box</label><input id="color" name="color" type="color" v-model="state.color" />
      </div>
      <div class="field" data-lotse="unmask">
        <span id="wishes-label">Wünsche</span>
        <div id="wishes" class="editable" data-lotse="unmask" contenteditable="true" role="textbox" aria-labelledby="wishes-label"
          @input="state.wishes = $event.currentTarget.textContent"></div>
      </div>
      <City v-model="state.city" />
      <Tariff v-model="state.tariff" />
      <button type="button" id="allowed" data-lotse="allow" @click="state.allowed++">Eingaben löschen</button>
      <button type="button" id="reserved" data-lotse="reserve" @click="state.reserved++">Rechnen</button>
      <button id="send">Weiter</button>
    </form>
    <pre id="said" data-lotse="mask">{{ JSON.stringify(state) }}</pre>`,
}).mount('#app');
