import { bareId } from '../actions/action-id.ts';
import { form } from '../form.ts';

/** The hour of the daily question. */
export const dailyTimeFormId = bareId('daily-time');

/** The hour of what is posted each day, and of which clock. */
export const hourInputs = ({ time, zone }: { time?: string | undefined; zone?: string | undefined }) => [
  { id: 'time', label: 'Time, such as 9:00, 21.30 or 9pm', limit: 20, value: time },
  { id: 'zone', label: 'Time zone: a city, a country or CET', limit: 100, value: zone },
];

/** The weekdays without it. */
export const skipInput = (label: string, value: string | undefined) => ({
  ...{ id: 'skip', label, value, limit: 60 },
  placeholder: 'sat, sun',
  optional: true,
});

/** Both have what is set now, or what was typed before. */
export const dailyTimeForm = ({ time, zone }: { time?: string | undefined; zone?: string | undefined }) =>
  form(dailyTimeFormId.build(), 'When the daily question comes', hourInputs({ time, zone }));
