/** PURE: what a new password has to be before the server is asked. */
import * as v from 'valibot'
import { msg } from '@/lib/i18n'

export const secret = v.pipe(v.string(), v.nonEmpty(msg('ui.required')))

/** The new password twice; the server judges how easy it is to guess. */
const twice = { password: secret, again: secret }
const alike = <T extends { password: string; again: string }>({ password, again }: T) => password === again

export const newPassword = v.pipe(
  v.object(twice),
  v.forward(v.partialCheck([['password'], ['again']], alike, msg('password.differs')), ['again']),
)

export const changedPassword = v.pipe(
  v.object({ present: secret, ...twice }),
  v.forward(v.partialCheck([['password'], ['again']], alike, msg('password.differs')), ['again']),
)
