import * as v from 'valibot'
import { msg } from './i18n'

/** Pieces of form schemas; their messages are ids of texts that `Field` translates. */
export const requiredText = v.pipe(v.string(), v.trim(), v.nonEmpty(msg('ui.required')))
export const optionalText = v.optional(v.pipe(v.string(), v.trim()), '')
export const requiredChoice = v.pipe(v.nullish(v.string(), ''), v.nonEmpty(msg('ui.required')))
export const emailText = v.pipe(requiredText, v.email(msg('ui.email')))
export const phoneText = v.pipe(requiredText, v.regex(/^\+?[\d\s().-]{6,}$/, msg('ui.phone')))
export const amount = v.pipe(v.number(msg('ui.required')), v.minValue(0, msg('ui.notNegative')))
