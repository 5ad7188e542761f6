/** Who is on the site now: where, how long, what the radar did and why not; invite by hand. */
import { Radar } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import type { LiveVisitor } from '../../shared/protocol/desk.ts';
import { desk } from '../desk.ts';
import { t, tn } from '../i18n/t.ts';
import { Empty } from '../ui/empty.tsx';
import { Segments } from '../ui/segments.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { column, go, route } from '../view.ts';
import { VisitorColumn } from './visitor-column.tsx';
import { VisitorRow } from './visitor-row.tsx';
import { watchVisitors } from './watch.ts';
import './visitors-room.css';

const FILTERS = ['all', 'free', 'withheld'] as const;
type Filter = (typeof FILTERS)[number];

/** More rows than this nobody reads; the newest on their page come first. */
const MAX_ROWS = 300;

const passes = (visitor: LiveVisitor, filter: Filter): boolean =>
  filter === 'all' ||
  (filter === 'free' && visitor.conversationId === null) ||
  (filter === 'withheld' && visitor.radar.some(({ outcome }) => outcome === 'withheld'));

export function VisitorsRoom() {
  useEffect(watchVisitors, []);
  const [filter, setFilter] = useState<Filter>('all');
  const visitors = desk.value?.visitors;
  const to = route.value;
  const chosen = to.room === 'visitors' && to.sessionId ? visitors?.get(to.sessionId) : undefined;
  const shown = [...(visitors?.values() ?? [])]
    .filter((visitor) => passes(visitor, filter))
    .toSorted((a, b) => a.since - b.since)
    .slice(0, MAX_ROWS);
  return (
    <div class="columns visitors" data-chosen={chosen ? '' : undefined}>
      <main class="column work visitors-list" aria-label={t('rail.visitors')}>
        <header class="column-head">
          <h1>{t('rail.visitors')}</h1>
          {visitors && <span class="small faint">{tn('visitors.count', visitors.size)}</span>}
          <span class="push" />
          <Segments
            label={t('visitors.filter')}
            value={filter}
            onChoose={setFilter}
            options={FILTERS.map((value) => ({ value, words: t(`visitors.filter_${value}`) }))}
          />
        </header>
        <div class="scroll">
          {!visitors && <Skeleton lines={8} label={t('loading')} />}
          {visitors && shown.length === 0 && (
            <Empty icon={Radar} title={t(visitors.size === 0 ? 'visitors.empty' : 'visitors.none_left')}>
              <span>{t(visitors.size === 0 ? 'visitors.empty_text' : 'visitors.none_left_text')}</span>
            </Empty>
          )}
          <ul>
            {shown.map((visitor) => (
              <VisitorRow
                key={visitor.sessionId}
                visitor={visitor}
                isChosen={visitor === chosen}
                onChoose={() => {
                  go({ room: 'visitors', sessionId: visitor.sessionId });
                  column.value = 'person';
                }}
              />
            ))}
          </ul>
        </div>
      </main>
      {chosen && <VisitorColumn key={chosen.sessionId} visitor={chosen} />}
    </div>
  );
}
