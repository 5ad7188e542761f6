/** Where the feed of a site's products is. */
import { t } from '../i18n/t.ts';
import { Field } from '../ui/field.tsx';

export const CatalogueField = ({ value, onValue }: { value: string; onValue: (value: string) => void }) => (
  <Field
    label={t('sites.catalogue')}
    value={value}
    onValue={onValue}
    hint={t('sites.catalogue_hint')}
    placeholder="https://shop.example/products.json"
    maxLength={2_048}
  />
);
