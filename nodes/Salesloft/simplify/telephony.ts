/** Phone numbers and who may be calling, in short. */
import { pick } from '../../engine/vocabulary/output';

export const phoneNumberAssignment = pick('id', 'number', ['user_id', 'user.id']);

export const callerId = pick('display_name', 'title', 'account_name', ['person_id', 'person.id']);
