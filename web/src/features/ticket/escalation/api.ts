import { request } from '../../../api/client';
import type { Ticket } from '../../../api/types';
import type { NewInternalTicket } from '../internal/api';

export const escalateTicket = (id: string, child: NewInternalTicket, idempotencyKey: string) =>
	request<Ticket>('POST', `/tickets/${id}/children`, { body: child, idempotencyKey });
