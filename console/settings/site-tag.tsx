/** The one line a site puts into its pages, ready to copy. */
import { Copy } from 'lucide';
import { t } from '../i18n/t.ts';
import { Icon } from '../ui/icon.tsx';
import { say } from '../ui/toast.ts';

export function SiteTag({ siteKey }: { siteKey: string }) {
  const tag = `<script async src="${location.origin}/lotse.js" data-site="${siteKey}"></script>`;
  return (
    <div class="tag-to-copy">
      <code>{tag}</code>
      <button
        type="button"
        class="button little"
        onClick={() =>
          void navigator.clipboard?.writeText(tag).then(
            () => say(t('sites.copied')),
            () => say(t('sites.not_copied')),
          )
        }
      >
        <Icon of={Copy} size={14} /> {t('sites.copy')}
      </button>
    </div>
  );
}
