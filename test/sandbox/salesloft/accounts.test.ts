import { salesloftAccount as account } from '../../../sandbox/salesloft';
import { ADA, href, invalid, open, STAMP } from './team';

const NORTHWIND = `/accounts/${account.firstAccount}`;
const { admin } = account;

describe('accounts', () => {
	it('need a name and a domain, which is unique and kept in lower case', () => {
		const { send } = open();
		const create = (body: object) => send('POST', '/accounts', body);
		expect(create({ name: 'Tyrell' })).toMatchObject(invalid({ domain: ['is missing'] }));
		expect(create({ name: 'Other', domain: 'NORTHWIND.example' })).toMatchObject(
			invalid({ domain: ['has already been taken'] }),
		);
		expect(create({ name: 'New', domain: 'https://WWW.new.example/EN' }).data).toMatchObject({
			id: 2013,
			domain: 'https://www.new.example/en',
		});
		expect(
			create({ name: 'New', domain: 'New.Example', company_stage_id: 652, account_tier_id: 681 })
				.data,
		).toMatchObject({
			id: 2014,
			domain: 'new.example',
			company_stage: { id: 652, _href: href('account_stages/652') },
			account_tier: { id: 681, _href: href('account_tiers/681') },
			creator: { id: admin.id },
			counts: { people: 0 },
		});
		expect(create({ name: 'x', domain: 'x.example', account_stage_id: 652 })).toMatchObject(
			invalid({ account_stage_id: ['is not known here'] }),
		);
	});

	it('are changed, archived and brought back', () => {
		const { send } = open();
		const names = { name: 'Northwind', domain: 'northwind.example' };
		expect(send('PUT', NORTHWIND, { ...names, archived: true, city: 'Bonn' }).data).toMatchObject({
			archived_at: STAMP,
			city: 'Bonn',
			custom_fields: { 'ERP System': 'Ledger One' },
		});
		expect(send('PUT', NORTHWIND, { ...names, archived: false }).data.archived_at).toBeNull();
		expect(send('PUT', NORTHWIND, { city: 'Bonn' })).toMatchObject(
			invalid({ name: ['is missing'], domain: ['is missing'] }),
		);
	});

	it('are upserted by domain', () => {
		const body = { name: 'Northwind Traders', domain: 'northwind.example', upsert_key: 'domain' };
		expect(open().send('POST', '/account_upserts', body).data).toMatchObject({
			upsert_type: 'update',
			account: { id: 2001, name: 'Northwind Traders' },
		});
	});

	it('let go of their people when deleted', () => {
		const { send, get } = open();
		expect(get(ADA).data.account).toEqual({ id: 2001, _href: href('accounts/2001') });
		expect([send('DELETE', NORTHWIND).status, send('DELETE', NORTHWIND).status]).toEqual([
			204, 204,
		]);
		expect(get(ADA).data.account).toBeNull();
	});

	it.each([
		['name[]=northwind', []],
		['name[]=Northwind', [2001]],
		['domain=contoso.example', [2002]],
		['domain=hooli.example', []],
		['domain=https://www.hooli.example', [2006]],
		['archived=true', [2012]],
		['account_stage_id[]=653&country=Germany', []],
		['account_tier_id[]=682&industry[_starts_with]=Ret&owner_id[]=101', [2004]],
		['website[]=_is_null', [2012, 2008, 2004]],
		['last_contacted=_is_null', [2008]],
	])('are found by %s', (query, ids) => {
		expect(open().get(`/accounts?${query}`).ids).toEqual(ids);
	});
});
