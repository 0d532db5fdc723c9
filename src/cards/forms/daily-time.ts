import { bareId } from '../actions/action-id.ts';
import { form } from '../form.ts';

/** The hour of the daily question. */
export const dailyTimeFormId = bareId('daily-time');

/** Both have what is set now, or what was typed before. */
export const dailyTimeForm = ({ time, zone }: { time?: string | undefined; zone?: string | undefined }) =>
  form(dailyTimeFormId.build(), 'When the daily question comes', [
    { id: 'time', label: 'Time, such as 9:00, 21.30 or 9pm', limit: 20, value: time },
    { id: 'zone', label: 'Time zone: a city, a country or CET', limit: 100, value: zone },
  ]);
